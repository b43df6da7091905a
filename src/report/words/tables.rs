//! Strings of the comparison tables: peers, places, departments, tasks, filters.

strings! {
    /// The strings of the comparison tables.
    TableWords {
        peers: "同级计划", "Peer plans";
        peers_parent: "同一上级", "same parent";
        peers_province: "同省", "same province";
        peers_year: "同年", "same year";
        systemic: "普遍", "common";
        local_gap: "个别", "isolated";
        none_to_compare: "可比的同级计划不足", "too few peer plans to compare";
        too_few: "—", "—";
        peers_counted: "{standing}（{known} 份中 {gaps} 份也缺）", "{standing} ({gaps} of {known} lack it too)";
        leave_out_too: "也未覆盖", "also left out by";
        not_whole_either: "也未覆盖或只部分覆盖", "also left out, or covered in part only, by";
        not_told: "无法判定", "undetermined";
        peers_legend: "同级计划：先看同一上级的，可比的不足 3 份再看同省的，仍不足再看同年的；其中一半以上有同样缺口的为“普遍”，否则为“个别”；—：可比的不足 3 份。", "Peer plans: those with the same plan above; where fewer than 3 can be compared those of the province, then those of the year. Common: at least half of them have the same gap; isolated: fewer; —: fewer than 3 to compare.";
        siblings_by: "同级计划，依据", "peer plans by";
        no_siblings: "没有同级计划", "no peer plans";
        rank_title: "覆盖排名", "Plans by coverage";
        place: "名次", "Rank";
        against: "对照", "Against";
        applicable: "应覆盖", "Asked for";
        share: "覆盖率", "Share";
        unplaced: "未排名的计划", "Plans that are not ranked";
        reason: "原因", "Reason";
        no_parent: "没有已知的上级要求", "no plan above it is known";
        nothing_asked: "上级没有要求任何事项", "no plan above it asks for any item";
        files_not_read: "文件夹中未能读入、不在表中的文件：{files}", "Files of the folder that were not read, and are not in the table: {files}";
        not_read: "有未读内容，部分应覆盖事项无法判定", "part of it was not read, so that some of what is asked for is undetermined";
        rank_legend: "覆盖率＝已覆盖/应覆盖，部分覆盖的单列，不计入已覆盖；并列者同名次，其后名次顺延。“无法判定”是应覆盖事项中因原文未读全或只有标题提及而不能下结论的，不算已覆盖，也不算未覆盖。对照不同上级的计划，应覆盖的事项不同。", "Share: covered whole of what is asked for; what is covered in part is counted apart. Plans of the same share have the same rank. Undetermined items are asked for, and what was read does not tell whether they are there: neither covered nor dropped. Plans with different plans above are asked for different items.";
        departments_title: "事项与责任单位", "Items and departments";
        department: "责任单位", "Department";
        departments: "责任单位", "Departments";
        part: "分工", "Part";
        departments_elsewhere: "计划较多，责任单位表不列入本页；见 departments.csv，或用 departments 命令按计划、事项筛选。", "Too many plans to list their departments on this page: see departments.csv, or choose plans and items with the command departments.";
        unowned: "有任务而无责任单位的事项", "Items that a plan asks for without naming who is responsible";
        differing: "责任部门与上级不同的事项", "Items with other departments than in the plan above";
        parent: "上级计划", "Plan above";
        only_plan: "仅本计划", "Only here";
        only_parent: "仅上级", "Only above";
        both: "两者都有", "Both";
        departments_legend: "部门名称按部门表归一；不在表中的单位（如各乡镇）照原文列出，不参与上下级比较。", "Departments stand under one name each; a unit that is in no table (such as the towns) stands as printed and is not compared with the level above.";
        no_departments: "这些计划没有写明责任单位。", "These plans name no responsible unit.";
        no_unowned: "每个事项都有责任单位。", "Every item has a responsible unit.";
        no_differing: "没有不同，或上级计划未收录、未写明部门。", "None; or the plan above was not read or names no department.";
        items_left_out: "另有 {count} 个事项，各计划都没有写到，已知的上级也没有要求，此处未列；加 --all-items 列出全部事项。", "Not listed here: {count} items that no plan has and no known level above asks for; --all-items lists all.";
        breakdown_title: "任务分解表", "Breakdown of tasks";
        breakdown_of: "《{name}》任务分解表", "Breakdown of tasks: {name}";
        number: "序号", "No.";
        task: "任务", "Task";
        lead_units: "牵头单位", "Led by";
        support_units: "配合单位", "Supported by";
        implement_units: "责任单位", "Responsible";
        time_limit: "时限", "By when";
        measures: "频次、指标", "How often, how much";
        stated_basis: "文件依据", "Basis stated";
        basis: "依据", "Where from";
        no_tasks: "这份计划中没有读到任务。", "No task was read in this plan.";
        breakdown_legend: "依据：本计划中的位置和行号；其后是按事项归类对应的国家要点，供核对。", "Basis: the place and line in this plan, then the national points that ask for the same items, to be checked.";
        text_title: "事项原文对照表", "Items side by side";
        title_of_place_and_year: "{title}（{place}，{year} 年）", "{title}: {place}, {year}";
        title_of_place: "{title}（{place}）", "{title}: {place}";
        title_of_year: "{title}（{year} 年）", "{title}: {year}";
        points_title: "国家要点对照表", "National points side by side";
        point: "要点", "Point";
        not_said: "未见", "not found";
        cannot_tell: "无法判定", "undetermined";
        by_departments_title: "责任单位对照表", "Departments side by side";
        not_concerned: "—", "—";
        points_legend: "— 不适用（该要点不要求该层级，或印发于该计划之后，或属另一省、另一年）；✓ 要点的事项都有要求；n/m 其中 n 项有要求，✗ 后为没有的；? 后为无法判定的（原文未读全，或只有标题提及）。", "— does not apply (another level, issued after the plan, another province or year); ✓ every item of the point is asked for; n/m: n of its m items are, ✗ stands before those that are not, ? before those that cannot be told (the text was not read whole, or only a heading names it).";
        no_point_items: "未对应到事项", "no item";
        shown: "只显示", "Shown";
        whole_counts: "。计数仍按整份计划。", ". Counts are those of the whole plan.";
        nobody: "另有 {items} 个事项，国家要点没有要求，各计划也没有写到，不在表中。", "Items that no plan has and the national points do not ask for are not listed: {items}.";
        nothing_fits: "没有符合条件的内容。", "Nothing fits.";
        folded: "其余各栏", "Other columns";
    }
}

impl TableWords {
    /// Names what siblings have in common.
    #[must_use]
    pub const fn group_name(&self, group: crate::gap::PeerGroup) -> &'static str {
        use crate::gap::PeerGroup;
        match group {
            PeerGroup::Parent => self.peers_parent,
            PeerGroup::Province => self.peers_province,
            PeerGroup::Year => self.peers_year,
        }
    }

    /// Names the standing of a gap.
    #[must_use]
    pub const fn standing_name(&self, standing: crate::gap::Standing) -> &'static str {
        use crate::gap::Standing;
        match standing {
            Standing::Systemic => self.systemic,
            Standing::Local => self.local_gap,
        }
    }

    /// States why a plan has no rank.
    #[must_use]
    pub const fn no_place(&self, reason: crate::report::NoPlace) -> &'static str {
        use crate::report::NoPlace;
        match reason {
            NoPlace::NoParent => self.no_parent,
            NoPlace::NothingAsked => self.nothing_asked,
            NoPlace::NotRead => self.not_read,
        }
    }
}
