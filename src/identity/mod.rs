//! Plan + tables → whose plan it is: the facts that a text leaves to its reader's knowledge of the country.
//!
//! [`crate::plan`] reports only what the text says, and [`crate::taxonomy`] only what the tables hold; neither may depend on the other.
//! This step depends on both, like `mapping`, and is the only one that writes into a parsed plan: the code, prefecture and province of its
//! jurisdiction, the level of a 市, the levels of the documents that it cites, and the departments behind the names of units. What cannot
//! be decided stays open and is recorded in [`crate::plan::Plan::unread`].

mod cited;
mod place;
mod units;

use crate::plan::Plan;
use crate::taxonomy::Taxonomy;

/// Completes `plan` from the tables of its year.
///
/// Facts stated in the text are kept. Only the rank of a place, which no text states, always comes from the tables if they know the place.
pub fn identify(plan: &mut Plan, taxonomy: &Taxonomy) {
    place::complete(plan, taxonomy);
    cited::complete(&mut plan.header, taxonomy);
    units::complete(plan, &taxonomy.departments);
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::plan::{self, Level};
    use crate::source::SourceText;
    use crate::taxonomy;

    static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| taxonomy::load_embedded().expect("valid data"));

    fn identified(text: &str) -> Plan {
        let source = SourceText::from_bytes("t", text.as_bytes()).expect("text");
        let mut plan = plan::parse("t", source).expect("a plan");
        identify(&mut plan, &TAXONOMY);
        plan
    }

    fn place(text: &str) -> (String, Option<String>, Option<String>, Option<String>, Option<Level>) {
        let header = identified(text).header;
        let place = header.jurisdiction.expect("a place");
        (place.name, place.code, place.prefecture, place.province, header.level)
    }

    fn expected(
        name: &str,
        code: &str,
        prefecture: &str,
        province: &str,
        level: Option<Level>,
    ) -> (String, Option<String>, Option<String>, Option<String>, Option<Level>) {
        let known = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        (name.to_owned(), known(code), known(prefecture), known(province), level)
    }

    #[test]
    fn places_of_every_kind_are_completed() {
        let body = "\n一、重点任务\n做好公开。\n";
        let county = Some(Level::County);
        let cases = [
            ("新源县2017年工作实施方案", expected("新源县", "654025", "伊犁哈萨克自治州", "新疆维吾尔自治区", county)),
            ("广元市2017年工作要点", expected("广元市", "510800", "广元市", "四川省", Some(Level::Prefecture))),
            ("济源市2017年工作要点", expected("济源市", "419001", "", "河南省", county)),
            ("重庆市渝中区2017年工作要点", expected("渝中区", "500103", "", "重庆市", county)),
            ("上海市2018年工作要点", expected("上海市", "310000", "", "上海市", Some(Level::Province))),
            ("四川省2018年工作要点", expected("四川省", "510000", "", "四川省", Some(Level::Province))),
            ("广元经济技术开发区2018年工作要点", expected("广元经济技术开发区", "", "广元市", "四川省", county)),
            ("松山湖管委会2018年工作要点", expected("松山湖", "", "东莞市", "广东省", county)),
            ("章丘区2017年工作要点", expected("章丘区", "370114", "济南市", "山东省", county)),
        ];
        for (title, place_of) in cases {
            assert_eq!(place(&format!("{title}{body}")), place_of, "{title}");
        }
    }

    #[test]
    fn a_city_that_is_in_no_table_is_a_prefecture_where_it_addresses_counties() {
        let of = |place: &str, addressed: &str| {
            let body = "现印发给你们，请执行。\n一、重点任务\n做好公开。\n";
            let header = identified(&format!("{place}2021年工作要点\n{addressed}：\n{body}")).header;
            (header.level, header.level_guessed, header.jurisdiction.and_then(|place| place.prefecture))
        };
        let counties = "各县（区）人民政府，市政府各部门";
        assert_eq!(of("白鹭市", counties), (Some(Level::Prefecture), true, Some("白鹭市".to_owned())));
        assert_eq!(of("白鹭市", "各乡镇人民政府，各街道办事处，市直各部门"), (None, false, None));
        assert_eq!(of("白鹭市", "市直各部门"), (None, false, None), "nothing says it");
        assert_eq!(of("广元市", counties), (Some(Level::Prefecture), false, Some("广元市".to_owned())), "a table says it");
        assert_eq!(of("济源市", counties).0, Some(Level::County), "a table knows better");
        assert_eq!(of("青禾县", counties), (Some(Level::County), false, None), "the name says it");
    }

    #[test]
    fn a_name_that_exists_twice_is_decided_by_what_the_plan_cites() {
        let body =
            "为贯彻《徐州市人民政府办公室关于印发徐州市2017年工作要点的通知》精神，制定本要点。\n一、重点任务\n做好公开。\n";
        let found = place(&format!("鼓楼区2017年工作要点\n{body}"));
        assert_eq!(found, expected("鼓楼区", "320302", "徐州市", "江苏省", Some(Level::County)));
        let headed = place("福州市鼓楼区人民政府办公室文件\n鼓楼区2017年工作要点\n一、重点任务\n做好公开。\n");
        assert_eq!(headed, expected("鼓楼区", "350102", "福州市", "福建省", Some(Level::County)));
    }

    #[test]
    fn a_name_that_nothing_decides_stays_open_and_is_said_so() {
        let plan = identified("鼓楼区2017年工作要点\n一、重点任务\n做好公开。\n");
        let place = plan.header.jurisdiction.expect("a place");
        assert_eq!((place.code, place.prefecture, place.province), (None, None, None));
        assert_eq!(plan.header.level, Some(Level::County));
        let note = plan.unread.iter().find(|unread| unread.what.contains("鼓楼区")).expect("a note");
        assert!(note.why.contains("南京市") && note.why.contains("徐州市"), "{}", note.why);
    }

    #[test]
    fn a_place_is_found_from_the_office_where_the_title_names_none() {
        let found = place("川办发〔2018〕30号\n2018年政府工作要点\n一、重点任务\n做好公开。\n");
        assert_eq!(found, expected("四川省", "510000", "", "四川省", Some(Level::Province)));
        let plan = identified("川办发〔2018〕30号\n2018年政府工作要点\n一、重点任务\n做好公开。\n");
        assert_eq!(plan.header.issuer.as_deref(), Some("四川省人民政府办公厅"));
    }

    #[test]
    fn cited_documents_get_the_level_of_the_place_that_issued_them() {
        let plan = identified(
            "济源市2017年工作要点\n为落实《济源市人民政府关于公开的意见》、《关于公开的实施意见》（豫政办〔2017〕3号）、《方案》（济政办〔2017〕3号）精神，制定本要点。\n一、任务\n做好公开。\n",
        );
        let levels: Vec<Option<Level>> = plan.header.authorities.iter().map(|cited| cited.level).collect();
        assert_eq!(levels, [Some(Level::County), Some(Level::Province), Some(Level::County)]);
    }

    #[test]
    fn behind_a_place_in_full_an_office_that_is_not_known_has_it_too() {
        let plan = identified("新源县2017年工作要点\n一、任务\n做好公开。（新源县财政局、教科局牵头，伊犁分局、各部门配合）\n");
        let names: Vec<Option<&str>> = plan.tasks[0].responsible.iter().map(|found| found.full_name.as_deref()).collect();
        assert_eq!(names, [None, Some("新源县教科局"), None, None]);
    }

    #[test]
    fn units_get_their_department_and_the_place_that_was_left_out() {
        let plan = identified("某区2017年工作要点\n一、任务\n做好公开。（区财政局、国土局、公积金办公室牵头，各镇配合）\n");
        let units: Vec<(&str, Option<&str>, Option<&str>)> = plan.tasks[0]
            .responsible
            .iter()
            .map(|found| (found.unit.as_str(), found.full_name.as_deref(), found.department.as_deref()))
            .collect();
        let expected = [
            ("区财政局", None, Some("finance")),
            ("国土局", Some("区国土局"), Some("natural-resources")),
            ("公积金办公室", None, Some("housing-fund")),
            ("各镇", None, None),
        ];
        assert_eq!(units, expected);
    }
}
