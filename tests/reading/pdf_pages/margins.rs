//! What stands at the edge of pages: text stays, running headers and page numbers go, and it is told.

use crate::pdf_pages::make::{Drawing, File, readers};

fn page(number: usize, head: &str, foot: &[&str]) -> Drawing {
    let own = format!("第{number}项工作的内容在这里写得足够长以便成行。");
    let page = Drawing::default().text(200, 800, 9, head).lines(72, 740, &[own.as_str(), own.as_str(), own.as_str()]);
    page.lines(72, 200, foot).text(280, 60, 12, &format!("— {number} —"))
}

#[test]
fn the_same_last_sentence_on_several_pages_stays() {
    for reader in readers() {
        let foot = ["批复后十日内办结。", "（责任单位：县教育局）"];
        let file = File::new((1..=4).map(|number| page(number, "", &foot)).collect());
        let text = file.text(reader);
        assert_eq!((text.matches("十日内").count(), text.matches("责任单位").count()), (4, 4), "{text}");
        assert!(!text.contains('—'), "{text}");
    }
}

#[test]
fn the_same_last_line_without_a_stop_stays_where_it_is_part_of_the_text() {
    for reader in readers() {
        let lines = ["各乡镇要在年底之前完成全部任务", "每月报送一次进展"];
        let pages = (1..=4).map(|number| {
            let own = format!("第{number}项工作的内容在这里写得足够长");
            Drawing::default().lines(72, 740, &[own.as_str(), lines[0], lines[1]]).text(280, 60, 12, &format!("— {number} —"))
        });
        assert_eq!(File::new(pages.collect()).text(reader).matches(lines[1]).count(), 4);
    }
}

#[test]
fn numbers_of_annexes_are_no_page_numbers() {
    for reader in readers() {
        let pages = (1..=3).map(|number| {
            let head = format!("附件{number}");
            Drawing::default().text(72, 780, 16, &head).lines(72, 700, &["任务表", "一、公布菜谱。（责任单位：县教育局）"])
        });
        let text = File::new(pages.collect()).text(reader);
        assert!(["附件1", "附件2", "附件3"].iter().all(|annex| text.contains(annex)), "{text}");
    }
}

#[test]
fn a_running_header_is_left_out_and_named() {
    for reader in readers() {
        let source = File::new((1..=4).map(|number| page(number, "后勤工作简报", &[])).collect()).read(reader).expect("text");
        assert!(!source.text().contains("简报"), "{}", source.text());
        let remarks: Vec<&str> = source.remarks().iter().map(|remark| remark.what.as_str()).collect();
        assert_eq!(remarks, ["“后勤工作简报” at the edge of page 1–4"]);
        assert!(source.unread().is_empty());
    }
}

#[test]
fn a_header_that_counts_its_pages_is_one() {
    for reader in readers() {
        let pages = (1..=4).map(|number| page(number, &format!("后勤工作简报第{number}页"), &[]));
        assert!(!File::new(pages.collect()).text(reader).contains("简报"));
    }
}
