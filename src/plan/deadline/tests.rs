//! Deadlines in words, each with the value that is held against others.

use proptest::prelude::*;

use crate::plan::phrase::Searched;

use super::*;

fn found(text: &str) -> Vec<(String, String)> {
    Deadline::find(&Searched::new(text)).into_iter().map(|stated| (stated.text, stated.value.to_string())).collect()
}

#[test]
fn every_form_is_found_with_its_words() {
    let cases = [
        ("要在本通知印发后10个工作日内报备", "本通知印发后10个工作日内", "10个工作日内"),
        (
            "要在2017年7月27日、9月27日、11月27日前报送",
            "2017年7月27日、9月27日、11月27日前",
            "2017年7月27日、2017年9月27日、2017年11月27日前",
        ),
        ("在法定程序和期限内公开", "法定程序和期限内", "法定期限内"),
        ("严格按照法定时限进行答复", "法定时限", "法定期限内"),
        ("应在24小时内举行", "24小时内", "24小时内"),
        ("重大突发事件最迟5小时内发布", "最迟5小时内", "5小时内"),
        ("2017 年年底前完成", "2017 年年底前", "2017年12月31日前"),
        ("要在2017年底前建立", "2017年底前", "2017年12月31日前"),
        ("年底前向社会公布", "年底前", "12月31日前"),
        ("监管年内全覆盖", "年内", "12月31日前"),
        ("本年度内完成", "本年度内", "12月31日前"),
        ("2017年度内完成", "2017年度内", "2017年12月31日前"),
        ("年内控制在5%以下", "年内", "12月31日前"),
        ("年内设立专栏", "年内", "12月31日前"),
        ("年内参加培训", "年内", "12月31日前"),
        ("今年内需完成整改", "今年内", "12月31日前"),
        ("本年底前完成", "本年底前", "12月31日前"),
        ("年度末前报送", "年度末前", "12月31日前"),
        ("在本级人代会结束 60 个工作日内予以公开", "本级人代会结束 60 个工作日内", "60个工作日内"),
        ("要在每年6月底前公开", "每年6月底前", "每年6月30日前"),
        ("实现到 2018 年对人员轮训", "到 2018 年", "2018年12月31日前"),
        ("2017年上半年，开展督查", "2017年上半年", "2017年6月30日前"),
        ("审议通过后 20 日内公开", "审议通过后 20 日内", "20日内"),
        ("文件公开 3个工作日内要发布", "文件公开 3个工作日内", "3个工作日内"),
        ("请于5个工作日内报备", "5个工作日内", "5个工作日内"),
        ("三个月内整改", "三个月内", "3个月内"),
        ("十二月底前报送", "十二月底前", "12月31日前"),
        ("不迟于5月31日公布目录", "不迟于5月31日", "5月31日前"),
        ("最迟于2017年6月底公开", "最迟于2017年6月底", "2017年6月30日前"),
        ("收到工单当日转办", "当日", "1日内"),
        ("次月5日前报送数据", "次月5日前", "每月5日前"),
        ("上半年完成招标", "上半年", "6月30日前"),
        ("工作安排：第四季度开展评估", "第四季度", "12月31日前"),
        ("9—10月开展检查", "9—10月", "10月31日前"),
        ("6月至8月集中开展宣传", "6月至8月", "8月31日前"),
        ("12. 年内完成建设", "年内", "12月31日前"),
        ("镇政府定于9月举办开放日", "9月", "9月30日前"),
        ("11月下旬开展测评", "11月下旬", "11月30日前"),
        ("应当在第一季度编制目录", "第一季度", "3月31日前"),
        ("将于下半年委托第三方开展评估", "下半年", "12月31日前"),
        ("年底由办公室考核", "年底", "12月31日前"),
        ("到2018年8月底，覆盖率达标", "到2018年8月底", "2018年8月31日前"),
        ("二〇一七年六月三十日前完成", "二〇一七年六月三十日前", "2017年6月30日前"),
    ];
    for (text, words, value) in cases {
        assert_eq!(found(text), [(words.to_owned(), value.to_owned())], "{text}");
    }
}

#[test]
fn dates_that_set_no_limit_are_left_alone() {
    for text in [
        "2017年政务工作",
        "按照《2017年底前计划》执行",
        "上半年经济形势",
        "十八大以来",
        "法定节假日",
        "上半年经济形势解读",
        "上半年完成的项目",
        "1—5月经济运行情况",
        "当日天气",
        "9月份物价走势",
        "9月举办的活动",
        "于2016年9月举办",
        "每年9月公开",
        "审批时限较法定时限压减七成",
        "年度内容建设",
        "三年度内",
        "做好今年内部审计",
        "明确答复时限等信息",
        "做好今年内控工作",
        "规范本年内设机构",
        "报送今年内参信息",
        // Of another year than the plan's, or of none.
        "半年度末前报送",
        "次年度内完成",
        "下年度内完成",
        "上年度底前完成",
        "上年底前完成",
        "明年内完成",
        "7个工作日",
        // The year is damaged, or not that of the plan.
        "于201年12月底前完成",
        "于20  年6月30日前完成",
        "201年底前完成",
        "明年3月底前完成",
        "2019年月日前完成",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn deadlines_compare_where_they_can() {
    let read = |text: &str| text.parse::<Deadline>().expect("a deadline");
    let cases = [
        ("5小时内", "24小时内", Some(Ordering::Less)),
        ("3个工作日内", "20个工作日内", Some(Ordering::Less)),
        ("5个工作日内", "1周内", Some(Ordering::Equal)),
        ("2017年底前", "2017年6月底前", Some(Ordering::Greater)),
        ("年底前", "2017年6月底前", None),
        ("24小时内", "年底前", None),
        ("法定期限内", "法定时限", Some(Ordering::Equal)),
    ];
    for (a, b, expected) in cases {
        assert_eq!(read(a).compare(&read(b)), expected, "{a} {b}");
    }
    let mut open = read("年底前");
    open.settle(Some(2017));
    assert_eq!(open, read("2017年底前"));
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(amount in 1_u32..99, unit in 0_usize..6, year in proptest::option::of(2000_u16..2100), month in 1_u8..13, day in 1_u8..29, yearly: bool) {
        let within = Deadline::Within { amount, unit: TimeUnit::ALL[unit] };
        prop_assert_eq!(within.to_string().parse::<Deadline>(), Ok(within));
        let year = if yearly { None } else { year };
        let by = Deadline::By { days: vec![Day { year, month, day }], yearly };
        prop_assert_eq!(by.to_string().parse::<Deadline>(), Ok(by));
    }
}
