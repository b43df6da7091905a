//! What happens to texts on their way: broken lines, other brackets, asterisks, the frame of a web page, another encoding.

use super::chance::Chance;

/// Characters a line of a text that was copied from pages of paper.
const LINE: usize = 38;

/// Soils a text and returns its bytes.
pub(crate) fn soiled(text: &str, chance: &mut Chance) -> Vec<u8> {
    let mut text = text.to_owned();
    if chance.percent(10) {
        text = text.replace('（', "(").replace('）', ")");
    }
    if chance.percent(10) {
        text = lines(&text, chance);
    }
    if chance.percent(5) {
        text = text.replace("（", "**（").replace("）", "）**");
    }
    if chance.percent(10) {
        text = format!("首页 > 政务公开 > 文件\n字号：大 中 小\n\n{text}\n打印本页　关闭窗口\n");
    }
    if chance.percent(10) {
        text = text.replace('\n', "\r\n");
    }
    if chance.percent(10) {
        // What the encoding lacks would come out as something else; no character of these texts is.
        return encoding_rs::GB18030.encode(&text).0.into_owned();
    }
    text.into_bytes()
}

/// Breaks long lines, with an empty line now and then where a page ends.
fn lines(text: &str, chance: &mut Chance) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let chars: Vec<char> = line.chars().collect();
        for (at, part) in chars.chunks(LINE).enumerate() {
            if at > 0 {
                out.push_str(if chance.percent(4) { "\n\n" } else { "\n" });
            }
            out.extend(part);
        }
        out.push('\n');
    }
    out
}
