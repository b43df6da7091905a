//! Answers as files: the same bytes as the program writes.

use serde::Deserialize;
use serde_json::{Value, json};

use super::above::Check;
use super::answer::{Fault, Said};
use super::made::Judging;
use super::saved::zipped;
use super::sitting::{Sitting, safe_path};
use super::tables::Wanted;
use crate::render::clean;
use crate::report::views;
use crate::report::{self, Form, Lang, Pages, RenderOptions, docx, json};

/// A request for a file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// `compare` and the other views, `gap`, `notice`, `check`, `report`.
    what: String,
    format: String,
    plan: Option<String>,
    options: Wanted,
    /// The draft to check.
    check: Check,
}

/// The requested files of the report set; all if none is named.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Set {
    formats: Vec<String>,
}

impl Sitting {
    /// Creates one file.
    pub(super) fn form(&mut self, asked: Asked, lang: Lang) -> Said {
        let form = Form::of_ending(&asked.format)
            .ok_or_else(|| Fault::new("form", "没有这种文件格式", "there is no such form of a file"))?;
        let options = RenderOptions { lang, width: None, color: false };
        let mut wanted = Wanted { what: asked.what.clone(), ..asked.options };
        wanted.plan = asked.plan.or(wanted.plan);
        let (name, bytes) = match asked.what.as_str() {
            "check" => ("check".to_owned(), self.check_form(&asked.check, form, options)?),
            "report" => ("report".to_owned(), self.report_form(form, options)?),
            "notice" => {
                let set = self.set(&wanted, true, lang)?;
                let bytes = report::tables(&set, form, options).map_err(|error| Fault::form(&error))?;
                (format!("notice-{}", wanted.plan.clone().unwrap_or_default()), bytes)
            }
            "gap" => (format!("gap-{}", wanted.plan.clone().unwrap_or_default()), self.gap_form(&wanted, form, options)?),
            what => (what.to_owned(), self.view_form(&wanted, form, options)?),
        };
        Ok(named(&format!("{name}.{}", form.ending()), &bytes))
    }

    fn view_form(&mut self, wanted: &Wanted, form: Form, options: RenderOptions) -> Result<Vec<u8>, Fault> {
        let taxonomy = self.tables.taxonomy;
        if let Some(compared) = wanted.compared() {
            let report = wanted.shown(&self.judge()?.report, taxonomy)?;
            return report::compared(&report, compared, form, options).map_err(|error| Fault::form(&error));
        }
        let text = if form == Form::Json {
            match wanted.what.as_str() {
                "rank" => Some(json::pretty(&json::rank(&wanted.shown(&self.judge()?.report, taxonomy)?))),
                "owners" => Some(json::pretty(&json::departments(&wanted.shown(&self.judge()?.report, taxonomy)?))),
                _ => None,
            }
        } else {
            None
        };
        if let Some(text) = text {
            return text.map(String::into_bytes).map_err(|error| Fault::form(&error));
        }
        let is_sent = matches!(form, Form::Xlsx | Form::Docx);
        let set = self.set(wanted, is_sent, options.lang)?;
        report::tables(&set, form, options).map_err(|error| Fault::form(&error))
    }

    fn gap_form(&mut self, wanted: &Wanted, form: Form, options: RenderOptions) -> Result<Vec<u8>, Fault> {
        let id = wanted.plan.clone().unwrap_or_default();
        let Judging { report, .. } = self.judge()?;
        let Some(plan) = report.plans.iter().find(|plan| plan.id == id) else { return Err(no_such_plan()) };
        Ok(match form {
            Form::Docx => docx::render_plan(plan, options).map_err(|error| Fault::form(&error))?,
            Form::Md => views::gap_markdown(plan, options).into_bytes(),
            Form::Csv => views::gap_csv(plan, options.lang).csv().into_bytes(),
            Form::Json => {
                let gap = json::gap(plan, &report.not_read, options.lang);
                json::pretty(&gap).map_err(|error| Fault::form(&error))?.into_bytes()
            }
            form => {
                let set = self.set(wanted, true, options.lang)?;
                report::tables(&set, form, options).map_err(|error| Fault::form(&error))?
            }
        })
    }

    fn check_form(&mut self, check: &Check, form: Form, options: RenderOptions) -> Result<Vec<u8>, Fault> {
        let report = self.checked(check)?;
        if form == Form::Json {
            return json::pretty(&json::check(&report, options.lang))
                .map(String::into_bytes)
                .map_err(|error| Fault::form(&error));
        }
        if form == Form::Docx {
            // The drafter's own document, if it is a Word document.
            let original = self.files.get(safe_path(&check.draft));
            return docx::render_commented(&report, original, options).map_err(|error| Fault::form(&error));
        }
        let set = views::check_tables(&report, options.lang);
        report::tables(&set, form, options).map_err(|error| Fault::form(&error))
    }

    fn report_form(&mut self, form: Form, options: RenderOptions) -> Result<Vec<u8>, Fault> {
        let Judging { report, judged, .. } = self.judge()?;
        report::whole(report, Some(&judged.graph()), form, options).map_err(|error| Fault::form(&error))
    }

    /// Creates the report set as one zip with the files of `report DIR`.
    pub(super) fn report_zip(&mut self, asked: &Set, lang: Lang) -> Said {
        let options = RenderOptions { lang, width: None, color: false };
        let Judging { report, judged, .. } = self.judge()?;
        let is_wanted = |form: &Form| asked.formats.is_empty() || asked.formats.iter().any(|one| one == form.ending());
        let forms: Vec<Form> = Form::ALL.into_iter().filter(is_wanted).collect();
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        let pages = Pages::by_default(report.plans.len());
        report::write_set::<Fault>(report, &judged.graph(), &forms, pages, options, &mut |name, write| {
            let mut bytes = Vec::new();
            write(&mut bytes).map_err(|error| Fault::form(&error))?;
            files.push((name.to_owned(), clean::bytes(&bytes).into_owned()));
            Ok(())
        })?;
        let names: Vec<&String> = files.iter().map(|(name, _)| name).collect();
        let answer = json!({ "name": "report.zip", "type": "application/zip", "files": names });
        let zip =
            zipped(files.iter().map(|(name, bytes)| (name.clone(), bytes.as_slice()))).map_err(|error| Fault::form(&error))?;
        Ok((answer, Some(zip)))
    }

    /// Returns the gap analysis of a plan among the others.
    pub(super) fn gap(&mut self, id: &str, lang: Lang) -> Result<Value, Fault> {
        let Judging { report, .. } = self.judge()?;
        let plan = report.plans.iter().find(|plan| plan.id == id).ok_or_else(no_such_plan)?;
        serde_json::to_value(json::gap(plan, &report.not_read, lang)).map_err(|error| Fault::form(&error))
    }

    /// Returns one item in all plans, with what is above each.
    pub(super) fn proof(&mut self, item: &str, lang: Lang) -> Result<Value, Fault> {
        let taxonomy = self.tables.taxonomy;
        let found = taxonomy.find(item).map(|id| taxonomy.item(id));
        let found = found.ok_or_else(|| Fault::new("no-item", "目录中没有这个事项", "the taxonomy has no such item"))?;
        let Judging { report, gaps, .. } = self.judge()?;
        let mut plans = Vec::new();
        for (plan, gap) in report.plans.iter().zip(gaps) {
            if gap.is_none() {
                *gap = serde_json::to_value(json::gap(plan, &[], lang)).ok();
            }
            let items = gap.as_ref().and_then(|gap| gap.get("items")).and_then(Value::as_array);
            let own =
                items.and_then(|items| items.iter().find(|own| own.get("code").and_then(Value::as_str) == Some(&found.code)));
            let row = plan.gaps.iter().find(|row| row.code == found.code);
            let words = lang.words();
            let places = |quotes: &[report::Quote]| quotes.iter().map(|quote| words.at(quote)).collect::<Vec<_>>();
            plans.push(json!({
                "plan": plan.id,
                "label": plan.label,
                "level": plan.header.level.map(crate::plan::Level::code),
                "file": plan.source.name,
                "verdict_name": row.map(|row| views::verdict_word(row, lang)),
                "places": row.map(|row| places(&row.quotes)),
                "parent_places": row.map(|row| places(&row.parent_quotes)),
                "loss": row.and_then(|row| row.loss.map(|loss| words.loss_text(loss, row.guessed))),
                "trace": row.map(|row| words.trace_text(&row.trace)),
                "points": row.map(|row| {
                    row.points.iter().map(|point| json!({ "year": point.year, "number": point.number, "title": point.title })).collect::<Vec<_>>()
                }),
                "gap": own,
            }));
        }
        Ok(json!({
            "item": { "code": found.code, "name": lang.pick(&found.names), "zh": found.names.zh, "en": found.names.en, "scope": found.scope },
            "plans": plans,
        }))
    }
}

fn no_such_plan() -> Fault {
    Fault::new("no-such-plan", "没有这份计划", "there is no such plan")
}

/// Returns a file with its name and type; texts lose terminal control characters, as the program writes them.
pub(super) fn named(name: &str, bytes: &[u8]) -> (Value, Option<Vec<u8>>) {
    let ending = name.rsplit('.').next().unwrap_or_default();
    let kind = Form::of_ending(ending).map_or(
        match ending {
            "zip" => "application/zip",
            "tsv" => "text/tab-separated-values",
            _ => "text/plain",
        },
        Form::media,
    );
    (json!({ "name": name, "type": kind }), Some(clean::bytes(bytes).into_owned()))
}
