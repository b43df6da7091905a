//! Strings of a report on more plans than one page can show.

use super::Lang;

strings! {
    /// The strings of the overview, of the page of a province and of the page of a plan. `{name}` is a placeholder.
    CountryWords {
        title: "分省情况", "By province";
        province: "省份", "Province";
        national_documents: "国家文件", "National documents";
        province_unknown: "省份不明", "Province unknown";
        note: "共 {plans} 份计划，超过一页所能流畅显示的 {most} 份：本页是总览；点省份名看该省各地，再点地名看单份计划。", "There are {plans} plans, more than the {most} that one page shows without delay: this page is the overview. A province leads to its places, a place to its plan.";
        note_few: "共 {plans} 份计划。本页是总览；点省份名看该省各地，再点地名看单份计划。", "There are {plans} plans. This page is the overview; a province leads to its places, a place to its plan.";
        pages_gaps: "只为有差距、问题或未读内容的计划写了单份页，共 {pages} 份；全部都写用 --pages all。", "Plans with gaps, findings or unread parts have a page of their own: {pages}; --pages all writes one for every plan.";
        pages_none: "没有写单份计划页（--pages none）；看单份计划用 duibiao gap 计划 --corpus 文件夹。", "No plan has a page of its own (--pages none); duibiao gap PLAN --corpus FOLDER shows one.";
        matrix: "省份 × 事项", "Provinces × items";
        matrix_note: "格内为该省各计划对该事项的覆盖率（%），空白为没有计划被要求；颜色越深，漏掉的越多。", "Each cell is the share of the province's plans asked for the item that cover it, in %; blank where none is asked. The darker, the more leave it out.";
        cell_alt: "{name} {item}：应覆盖 {asked}，已覆盖 {covered}，部分覆盖 {partial}，未覆盖 {dropped}", "{name} {item}: asked for {asked}, covered {covered}, in part {partial}, dropped {dropped}";
        losses: "各级漏掉的事项", "Items left out, by level";
        losses_note: "每格为漏掉上一级所要求事项的本级计划数，漏得最多的事项在前；上一级已缺的不重复计。", "Each cell counts the plans of that level that left out what the level above has, most often lost first; what was missing above already is not counted again.";
        between: "区间（中间层级未收录）", "Between levels (one was not read)";
        ranking: "排名", "Ranking";
        ranking_note: "只列前 {first} 名和后 {last} 名；各省内的排名见该省的页，全部排名见 rank.csv。", "The first {first} and the last {last} only; the page of a province ranks its places, rank.csv all of them.";
        place: "名次", "Place";
        places: "各地 × 事项", "Places × items";
        places_note: "点地名看该计划的单页；列为事项代码，指针停留或见“事项代码”可知名称。", "A place leads to the page of its plan. Columns are codes of items; their names show under the pointer and in the list of codes.";
        codes: "事项代码", "Codes of items";
        plan_without_page: "无单页", "no page";
        overview: "总览", "Overview";
        notice: "一页通报", "One-page notice";
        covered_title: "已覆盖与新增", "Covered and added";
        covered_note: "每个事项引第一句；同一句只写一次，其余注明位置。全部原句见 coverage.json。", "The first sentence of each item; a sentence is written once, the others by their place. All of them are in coverage.json.";
        quoted_under: "原句见 {item}", "quoted under {item}";
        also_at: "另见 {places}", "also at {places}";
        tasks_open: "上级任务中未全部落实的", "Tasks above that are not carried out in full";
        rest: "其余事项和全部原句：duibiao gap 计划 --corpus 文件夹。", "The other items and all sentences: duibiao gap PLAN --corpus FOLDER.";
        departments_counted: "每行为一个事项和一个部门；右列为把该事项交给该部门的计划数。逐份计划的对应关系用 --pages gaps 或 all 写出。", "One row an item and department, with the number of plans that give it the item. With --pages gaps or all every plan is listed.";
        departments_other: "其他单位", "other units";
        files_in_folder: "{count} 个文件，在 {folder}", "{count} files in {folder}";
        over_time_left_out: "有多年计划的地方共 {places} 个，逐年情况见 duibiao compare --over-time 地名。", "Places with plans of several years: {places}; duibiao compare --over-time PLACE shows one.";
    }
}

impl CountryWords {
    /// States how many files are in a folder.
    #[must_use]
    pub fn files_in(&self, count: usize, folder: &str) -> String {
        super::fill(self.files_in_folder, &[("count", &count as &dyn std::fmt::Display), ("folder", &folder)])
    }
}

impl Lang {
    /// Returns the strings of a report on many plans.
    #[must_use]
    pub const fn country(self) -> &'static CountryWords {
        match self {
            Self::Zh => &CountryWords::ZH,
            Self::En => &CountryWords::EN,
        }
    }
}
