//! Where paragraphs begin, and which characters are drawn.

use crate::pdf_pages::make::{Drawing, File, readers};

const FULL: &str = "1.公布食堂卫生检查的计划和结果。责任单位：县教育局";

#[test]
fn a_line_that_fills_its_width_does_not_swallow_the_next_number() {
    for reader in readers() {
        let lines = [
            "丁县2020年后勤工作要点",
            "一、工作重点",
            FULL,
            "2.公布采购结果。责任单位：县财政局",
            "3.公布菜谱。责任单位：县教育局",
        ];
        assert_eq!(File::new(vec![Drawing::default().lines(72, 760, &lines)]).text(reader), lines.join("\n"));
    }
}

#[test]
fn a_number_that_is_not_the_next_stays_in_its_sentence() {
    for reader in readers() {
        let lines = ["一、工作重点", "1.公布食堂卫生检查的计划和结果并按上年通知要求于每月", "7.5日前后报送。"];
        let expected = format!("一、工作重点\n{}{}", lines[1], lines[2]);
        assert_eq!(File::new(vec![Drawing::default().lines(72, 760, &lines)]).text(reader), expected);
    }
}

#[test]
fn a_title_as_wide_as_the_text_does_not_swallow_the_first_heading() {
    for reader in readers() {
        let lines = ["戊县2020年机关后勤服务保障工作要点", "一、推进节约", "（一）公布用水。县机关事务局负责。"];
        assert_eq!(File::new(vec![Drawing::default().lines(72, 760, &lines)]).text(reader), lines.join("\n"));
    }
}

#[test]
fn the_half_width_signs_of_official_typesetting_are_read() {
    for reader in readers() {
        let gb = |text: &str| gb2312(text).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
        let draw = |hex: &str| Drawing::default().raw(&format!("BT /F1 16 Tf 1 0 0 1 72 760 Tm <{hex}> Tj ET"));
        for encoding in ["GBK-EUC-H", "GB-EUC-H", "GBKp-EUC-H"] {
            let mut file = File::new(vec![draw(&gb("县2020年12月底前，公开率95%，NO.3"))]);
            file.encoding = encoding;
            assert_eq!(file.text(reader), "县2020年12月底前，公开率95%，NO.3", "{encoding}");
        }
        // The same glyphs by their number: 0 is 829, space is 7716.
        let mut file = File::new(vec![draw("033f033d033e03441e240341")]);
        file.encoding = "Identity-H";
        assert_eq!(file.text(reader), "2017 4");
    }
}

/// GB 2312 bytes of the few characters that the test needs.
pub(crate) fn gb2312(text: &str) -> Vec<u8> {
    let of = |ch: char| match ch {
        '县' => [0xcf, 0xd8],
        '年' => [0xc4, 0xea],
        '月' => [0xd4, 0xc2],
        '底' => [0xb5, 0xd7],
        '前' => [0xc7, 0xb0],
        '，' => [0xa3, 0xac],
        '公' => [0xb9, 0xab],
        '开' => [0xbf, 0xaa],
        '率' => [0xc2, 0xca],
        other => [0, u8::try_from(u32::from(other)).expect("ASCII")],
    };
    text.chars().flat_map(|ch| of(ch).into_iter().filter(|byte| *byte != 0).collect::<Vec<u8>>()).collect()
}
