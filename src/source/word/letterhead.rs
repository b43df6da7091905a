//! A letterhead in the page header instead of the text.

use super::Block;

/// Maximum length of a line that is only a document number, in characters.
const NUMBER_LINE: usize = 30;

/// Puts the lines of the first page's header before the text if they hold the letterhead or the document number and the text has no
/// document number of its own. Other headers are running titles and page numbers, which are not part of the text.
pub(in crate::source) fn add_letterhead(body: &mut Vec<Block>, header: Vec<Block>) {
    let lines = |blocks: &[Block], test: fn(&str) -> bool| {
        blocks.iter().filter_map(Block::paragraph).flat_map(str::lines).any(|line| test(line.trim()))
    };
    if lines(&header, |line| is_number(line) || is_masthead(line)) && !lines(body, is_number) {
        let kept = header.into_iter().filter(|block| block.paragraph().is_some_and(|text| !text.trim().is_empty()));
        body.splice(0..0, kept);
    }
}

/// Returns `true` for a document number alone on its line, such as 东区政办发〔2017〕50号.
fn is_number(line: &str) -> bool {
    let Some((head, rest)) = line.split_once(['〔', '[', '［', '【', '(', '（']) else {
        return false;
    };
    let year: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let after = rest.trim_start_matches(|ch: char| ch.is_ascii_digit()).trim_start_matches(['〕', ']', '］', '】', ')', '）']);
    let number = after.trim_start_matches([' ', '第']);
    line.chars().count() <= NUMBER_LINE
        && !head.contains(['《', '，', '。', '：'])
        && !head.trim().is_empty()
        && year.len() == 4
        && number.starts_with(|ch: char| ch.is_ascii_digit())
        && number.contains('号')
}

/// Returns `true` for a masthead such as 某某区人民政府办公室文件.
fn is_masthead(line: &str) -> bool {
    line.ends_with("文件") && line.chars().count() <= NUMBER_LINE && !line.contains(['，', '。', '《'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(lines: &[&str]) -> Vec<Block> {
        let numbered = lines.iter().enumerate();
        numbered.map(|(index, line)| Block::Paragraph { number: index + 1, text: (*line).to_owned() }).collect()
    }

    fn first(body: &[&str], header: &[&str]) -> String {
        let mut body = blocks(body);
        add_letterhead(&mut body, blocks(header));
        body[0].paragraph().expect("a paragraph").to_owned()
    }

    #[test]
    fn a_document_number_in_the_header_is_kept_once() {
        let plan = "某区2017年工作要点";
        assert_eq!(first(&[plan], &["", "某区政办发〔2017〕5号"]), "某区政办发〔2017〕5号");
        assert_eq!(first(&[plan], &["某区人民政府文件"]), "某区人民政府文件");
        assert_eq!(first(&[plan, "某区政办发[2017]5号"], &["某区人民政府文件"]), plan);
        assert_eq!(first(&[plan, "按照《通知》（国办发〔2017〕24号）要求"], &["某区人民政府文件"]), "某区人民政府文件");
        assert_eq!(first(&[plan], &["某区2017年工作要点", "— 1 —"]), plan);
    }
}
