//! Commands that cannot be carried out, each with the files that lie beside it and what is said.

/// What is wrong: its name, files with what they hold, the arguments, and words of what is said.
pub(super) struct Bad {
    pub what: &'static str,
    pub files: &'static [(&'static str, &'static str)],
    pub arguments: &'static [&'static str],
    pub says: &'static [&'static str],
}

const fn bad(
    what: &'static str,
    files: &'static [(&'static str, &'static str)],
    arguments: &'static [&'static str],
    says: &'static [&'static str],
) -> Bad {
    Bad { what, files, arguments, says }
}

/// The plan `plan.txt` lies beside all of them, and in the folder `in`.
pub(super) const ALL: &[Bad] = &[
    // Names and folders.
    bad("a file that is not there", &[], &["gap", "gone.txt"], &["no file or folder gone.txt", "check the name"]),
    bad("a name that fits no file", &[], &["compare", "in/*.pdf"], &["no file fits in/*.pdf", "name its folder"]),
    bad("a folder where one plan is wanted", &[], &["gap", "in"], &["in is a folder", "name one plan"]),
    bad("a folder as parent", &[], &["gap", "plan.txt", "--against", "in"], &["a parent is one document", "--corpus in"]),
    bad("a folder with nothing to read", &[("none/.keep", "")], &["compare", "none"], &["holds no plan", "corpus.yaml"]),
    bad("a folder with no plan", &[("none/a.txt", "甲\n")], &["compare", "none"], &["no plan in the folder", "a.txt"]),
    bad(
        "a parent that asks for nothing",
        &[("above.txt", "乙市2017年工作要点\n一、任务\n修路。\n")],
        &["gap", "plan.txt", "--against", "above.txt"],
        &["above.txt", "no task of it asks for any item"],
    ),
    // The list of a folder.
    bad(
        "a list that is no YAML",
        &[("in/corpus.yaml", "plans:\n  - {path: plan.txt\n")],
        &["compare", "in"],
        &["in/corpus.yaml:2", "YAML"],
    ),
    bad(
        "a field that is not known",
        &[("in/corpus.yaml", "plans:\n  - {path: plan.txt, levl: county}\n")],
        &["compare", "in"],
        &["levl", "in/corpus.yaml:2"],
    ),
    bad(
        "a year in words",
        &[("in/corpus.yaml", "plans:\n  - {path: plan.txt, year: twenty}\n")],
        &["compare", "in"],
        &["whole number"],
    ),
    bad(
        "a plan that is its own parent",
        &[("in/corpus.yaml", "plans:\n  - {path: plan.txt, parents: [plan.txt]}\n")],
        &["compare", "in"],
        &["cannot be its own parent"],
    ),
    bad(
        "a plan of the list that is gone",
        &[("in/corpus.yaml", "plans:\n  - {path: gone.txt}\n")],
        &["compare", "in"],
        &["gone.txt", "not there"],
    ),
    bad(
        "a plan outside the folder",
        &[("in/corpus.yaml", "plans:\n  - {path: ../plan.txt}\n")],
        &["compare", "in"],
        &["outside its folder", "--allow-outside"],
    ),
    bad(
        "an absolute path",
        &[("in/corpus.yaml", "plans:\n  - {path: /etc/hostname}\n")],
        &["compare", "in"],
        &["outside its folder"],
    ),
    bad("anchors of YAML that multiply", &[("in/corpus.yaml", MULTIPLIED)], &["compare", "in"], &["in/corpus.yaml"]),
    bad(
        "an exception without a name",
        &[("in/corpus.yaml", "plans:\n  - {path: plan.txt}\nexceptions:\n  - {plan: plan.txt, item: FI1, reason: a}\n")],
        &["compare", "in"],
        &["an exception has no field", "in/corpus.yaml:4"],
    ),
    // Tables of decisions, of findings that are known, of labels.
    bad(
        "decisions without their columns",
        &[("r.tsv", "a\tb\n1\t2\n")],
        &["review", "apply", "r.tsv", "plan.txt"],
        &["no column", "r.tsv:1"],
    ),
    bad(
        "decisions without a decision",
        &[("r.tsv", UNDECIDED)],
        &["review", "apply", "r.tsv", "plan.txt"],
        &["no column “decision”"],
    ),
    bad(
        "decisions in a workbook",
        &[("r.tsv", "PK\u{3}\u{4}aaaa")],
        &["review", "apply", "r.tsv", "plan.txt"],
        &["set apart by tabs"],
    ),
    bad("a baseline without findings", &[("b.yaml", "x: 1\n")], &["check", "plan.txt", "--baseline", "b.yaml"], &["b.yaml:1"]),
    bad("labels that are not there", &[], &["eval", "gone"], &["cannot open gone", "labels"]),
    // The taxonomy.
    bad("a taxonomy that is not there", &[], &["--taxonomy", "gone", "compare", "plan.txt"], &["taxonomy folder gone"]),
    bad(
        "a folder that is no taxonomy",
        &[],
        &["--taxonomy", "in", "compare", "plan.txt"],
        &["in holds no taxonomy", "profiles/"],
    ),
    // Arguments.
    bad("nothing to compare", &[], &["compare"], &["Usage"]),
    bad("an item that there is not", &[], &["compare", "plan.txt", "--item", "ZZ9"], &["no item “ZZ9”", "taxonomy list"]),
    bad("a plan that there is not", &[], &["compare", "plan.txt", "--plans", "nobody"], &["nobody"]),
    bad("a form that there is not", &[], &["compare", "plan.txt", "--format", "csvv"], &["csvv", "csv"]),
    bad("a language that there is not", &[], &["compare", "plan.txt", "--lang", "fr"], &["fr", "zh"]),
    bad("a day that there is not", &[], &["check", "plan.txt", "--today", "2017-13-01"], &["is no date"]),
    bad("a width of letters", &[], &["compare", "plan.txt", "--width", "x"], &["--width"]),
    bad("no room at all", &[], &["compare", "plan.txt", "--max-size", "0"], &["no usable size"]),
    bad("a year without national points", &[], &["compare", "in", "--rows", "points", "--points-of", "1999"], &["1999"]),
    // What may not be written.
    bad(
        "a result onto what it is made of",
        &[],
        &["gap", "plan.txt", "-o", "plan.txt", "--force"],
        &["read by this very command"],
    ),
    bad(
        "a result onto what somebody wrote",
        &[("own.txt", "mine")],
        &["gap", "plan.txt", "-o", "own.txt"],
        &["not written by this program", "--force"],
    ),
    bad(
        "a result into a folder that is not there",
        &[],
        &["compare", "plan.txt", "-o", "gone/x.csv"],
        &["cannot write gone/x.csv", "check that the folder is there", "no such file or folder\n"],
    ),
    bad(
        "a result below a file",
        &[],
        &["compare", "plan.txt", "-o", "in/plan.txt/x.csv"],
        &["a part of the path is no folder\n"],
    ),
    bad(
        "a result in a part below a file",
        &[],
        &["map", "plan.txt", "-o", "in/plan.txt/x.jsonl"],
        &["a part of the path is no folder\n"],
    ),
    bad("a taxonomy below a file", &[], &["taxonomy", "new", "plan.txt/own"], &["cannot write into plan.txt/own", "no folder"]),
    bad("a set below a file", &[], &["report", "in", "--out", "plan.txt/own"], &["cannot create the folder plan.txt/own"]),
    bad("a cache onto a file", &[], &["--cache", "plan.txt", "compare", "in"], &["cannot write into the cache folder plan.txt"]),
    bad("a taxonomy that is a file", &[], &["--taxonomy", "plan.txt", "compare", "in"], &["plan.txt", "no folder"]),
    bad(
        "an ending and a form that differ",
        &[],
        &["compare", "plan.txt", "-o", "x.docx", "--format", "csv"],
        &["ends in .docx", "csv"],
    ),
    bad("a set onto a file", &[], &["report", "in", "--out", "plan.txt"], &["plan.txt", "name another folder"]),
    bad(
        "a set among the files of somebody",
        &[("theirs/index.html", "mine")],
        &["report", "in", "--out", "theirs"],
        &["nothing was written", "index.html"],
    ),
];

const MULTIPLIED: &str = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c]\n\
                          e: &e [*d,*d,*d,*d,*d,*d]\nplans: [*e,*e,*e,*e,*e,*e]\n";
const UNDECIDED: &str = "subject_id\tsubject_label\tpredicate_id\tobject_id\tobject_label\tmapping_justification\tconfidence\tmatch_string\n\
                         plan#1\t公开\tskos:exactMatch\tduibiao:FI1\t预算\tsemapv:LexicalMatching\t0.9\t预算\n";
