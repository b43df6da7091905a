//! Words and patterns of the frame of an official document, on lines as they are printed.

use super::*;

#[test]
fn patterns_compile_and_find() {
    assert!(DOC_NUMBER.is_match("辽政办发〔2018〕 27号"));
    assert!(DOC_NUMBER.is_match("川办发(2017)40号"));
    assert!(DATE.is_match("2018-08-23 10:56"));
    assert!(CHINESE_DATE.is_match("二○一七年四月十四日"));
    assert!(YEAR.is_match("2017 年"));
}

#[test]
fn chrome_is_told_from_text() {
    for line in [
        "不支持Flash",
        "[打印本页]  [关闭本页]",
        "[发布时间:2018-08-23 10:56:28 ][阅读次数:247 次]",
        "当前位置：首页 > 通知公告",
        "通知公告",
        "扫一扫在手机打开当前页",
        "分享到：微信 微博",
        "【打印本页】【关闭窗口】",
        "上一篇：某县工作要点",
        "下一篇  没有了",
        "主办：某县人民政府 承办：某县人民政府办公室",
        "主办单位：某县人民政府办公室  承办单位：某县大数据中心",
        "版权所有：某县人民政府 未经许可不得转载",
        "地址：某县人民路1号 邮编：100000 传真：010-12345678",
        "某ICP备05012345号-1",
        "网站标识码：3702000001 某公网安备 37020002000001号",
        "主办：某县人民政府 承办：某县大数据中心 地址：某县某路1号 版权所有 某ICP备05012345号 网站标识码：3702000001 某公网安备 37020002000001号 联系我们 网站地图",
        "Copyright © 2020 All Rights Reserved",
        "技术支持：某公司",
        "建议使用1024*768分辨率浏览本站",
        "您访问的链接即将离开“某县人民政府”门户网站，是否继续？",
        "相关链接",
        "【大 中 小】",
    ] {
        assert!(is_noise(line), "{line}");
    }
    for line in ["— 2 —", "－１２－", "-3-"] {
        assert!(is_noise(line), "{line}");
    }
    for line in [
        "主办单位：县财政局",
        "地址：公布服务大厅的位置。",
        "承办单位：县财政局 协办单位：各镇",
        "大中小学教育信息公开",
        "（三）规范网站标识码管理，核查ICP备案",
        "核查网站ICP备案信息，2017年底前完成",
        "相关链接要公开",
        "承办：县财政局",
    ] {
        assert!(!is_noise(line), "{line}");
    }
    for line in ["2", "——", "-3", "2017-2018", "发布时间要求明确。", "首先，各部门要高度重视", "来源于群众的意见"]
    {
        assert!(!is_noise(line), "{line}");
    }
}

#[test]
fn lines_about_the_document_are_told_from_headings() {
    for line in [
        "伊滨办〔2017〕25号",
        "2017年6月20日",
        "伊滨区管委会办公室",
        "201年7月9日",
        "年 月 日",
        "抄送：县委办。",
        "附件：联系人表",
        "邮    箱：a@b.c",
    ] {
        assert!(is_meta(line), "{line}");
    }
    for line in ["加强组织领导", "推进国资国企信息公开", "成立工作领导小组"] {
        assert!(!is_meta(line), "{line}");
    }
}

#[test]
fn titles_and_purposes_are_known_by_their_words() {
    assert!(is_title("伊滨区2017年某项工作实施方案"));
    assert!(!is_title("请按照方案执行，抓好落实方案"));
    assert!(is_purpose_heading("总体要求") && is_purpose_heading("指导思想和工作目标"));
    assert!(!is_purpose_heading("工作目标和任务"));
}
