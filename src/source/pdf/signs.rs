//! Signs that PDF writes in place of the characters that are meant.
//!
//! Fonts name a glyph after the radical that looks the same (⼯ for 工), and a reader who searches for the word finds nothing.

/// The characters that the radicals from U+2F00 on look like, in their order.
const KANGXI: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Radicals of the supplement that are written for whole characters.
const SUPPLEMENT: [(char, char); 28] = [
    ('⺟', '母'),
    ('⺠', '民'),
    ('⺩', '王'),
    ('⻁', '虎'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻙', '韦'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻣', '骨'),
    ('⻤', '鬼'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻬', '齐'),
    ('⻮', '齿'),
    ('⻰', '龙'),
    ('⻳', '龟'),
];

/// Returns the character that is meant by `ch`.
pub(in crate::source) fn meant(ch: char) -> char {
    match ch {
        '\u{2f00}'..='\u{2fd5}' => {
            let at = usize::try_from(u32::from(ch) - 0x2f00).unwrap_or(usize::MAX);
            KANGXI.chars().nth(at).unwrap_or(ch)
        }
        '\u{2e80}'..='\u{2ef3}' => SUPPLEMENT.iter().find(|(radical, _)| *radical == ch).map_or(ch, |&(_, meant)| meant),
        '\u{2329}' => '〈',
        '\u{232a}' => '〉',
        _ if ch.is_control() => '\u{fffd}',
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
        assert_eq!(KANGXI.chars().count(), 0x2fd5 - 0x2f00 + 1);
    }
}
