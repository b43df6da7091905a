//! Look-alike characters and the characters they mean.
//!
//! Fonts name a glyph after the radical that looks the same (⼯ for 工), and older character sets hold some characters twice, so that a
//! search for the word fails. The intended character is Unicode's equivalent.

/// First code point of the radicals supplement.
const FIRST_SUPPLEMENT: u32 = 0x2e80;
/// Look-alikes of the supplement's radicals, in order; a radical without a three-byte look-alike stays.
const SUPPLEMENT: &str = "⺀厂乛乚乙亻冂⺇刀刂卜㔾小小兀尣尢⺑巳幺彑彐忄心扌攵⺚旡日月歺母民氵氺灬爫爫丬牛犭王⺪目示礻⺮糹纟罓罒㓁冗⺵羊⺷⺸耂肀聿肉⺽艹艹艹虎衤覀西见角⻇讠贝⻊车辶辶辶阝钅長镸长门⻕阝雨青韦页风飞食⻞飠饣⻡马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";
/// First of the Kangxi radicals.
const FIRST_KANGXI: u32 = 0x2f00;
/// Look-alikes of the Kangxi radicals, in order.
const KANGXI: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
/// First of the characters that an older character set holds twice.
const FIRST_TWICE: u32 = 0xf900;
/// The characters that they duplicate, in order; a space marks one that duplicates none.
const TWICE: &str = "豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀　　塚　晴　　凞猪益礼神祥福靖精羽　蘒　諸　　逸都　　　飯飼館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸難響頻恵　舘　　並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈輸遲醙鉶陼難靖韛響頋頻鬒龜　　　㮝䀘䀹　　　齃龎";

/// Returns the character that `ch` means; it has the same number of bytes.
pub(in crate::source) fn meant(ch: char) -> char {
    let in_order = |first: u32, meant: &str| {
        let at = usize::try_from(u32::from(ch) - first).unwrap_or(usize::MAX);
        // All of them have three bytes.
        meant.get(at.saturating_mul(3)..).and_then(|rest| rest.chars().next()).filter(|meant| *meant != '\u{3000}').unwrap_or(ch)
    };
    match ch {
        '\u{2e80}'..='\u{2ef3}' => in_order(FIRST_SUPPLEMENT, SUPPLEMENT),
        '\u{2f00}'..='\u{2fd5}' => in_order(FIRST_KANGXI, KANGXI),
        '\u{f900}'..='\u{fad9}' => in_order(FIRST_TWICE, TWICE),
        '\u{2329}' => '〈',
        '\u{232a}' => '〉',
        _ => ch,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_are_read_as_the_characters_that_they_look_like() {
        let read = |text: &str| text.chars().map(meant).collect::<String>();
        assert_eq!(read("⼀、政务公开⼯作⽅案⻚⻓⿕"), "一、政务公开工作方案页长龠");
        assert_eq!(read("⻋⻔⺠⻝⻅⺟⻳\u{f98a}\u{f967}\u{fa29}〈"), "车门民食见母龟力不﨩〈");
    }

    #[test]
    fn what_is_meant_has_as_many_bytes_and_means_itself() {
        for (first, meant) in [(FIRST_SUPPLEMENT, SUPPLEMENT), (FIRST_KANGXI, KANGXI), (FIRST_TWICE, TWICE)] {
            assert!(meant.chars().all(|ch| ch.len_utf8() == 3), "{first:x}");
        }
        assert_eq!(KANGXI.chars().count(), 0x2fd5 - 0x2f00 + 1);
        assert_eq!(SUPPLEMENT.chars().count(), 0x2ef3 - 0x2e80 + 1);
        assert_eq!(TWICE.chars().count(), 0xfad9 - 0xf900 + 1);
        for ch in '\u{80}'..='\u{ffff}' {
            assert_eq!(meant(ch).len_utf8(), ch.len_utf8(), "{ch}");
            assert_eq!(meant(meant(ch)), meant(ch), "{ch}");
        }
    }
}
