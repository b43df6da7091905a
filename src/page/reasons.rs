//! Why a file is no plan, in terms an office understands.

use std::path::Path;

use super::answer::Fault;
use crate::plan::manifest::id_of;
use crate::plan::{self, PlanError};
use crate::report::Lang;
use crate::session::TEXT_LIMIT;
use crate::source::{PdfReader, ReadError, SourceText};

/// Why a file was not read.
pub(super) type Reason = Fault;

impl Reason {
    pub(super) fn too_large(size: u64, limit: u64) -> Self {
        let (size, limit) = (mebibytes(size), limit >> 20);
        Self::new(
            "too-large",
            format!("文件太大（{size} MB，上限 {limit} MB），请只放入计划正文"),
            format!("the file is too large ({size} MB, the limit is {limit} MB); give the plan alone"),
        )
    }

    pub(super) fn too_much(limit: u64) -> Self {
        let limit = limit >> 20;
        Self::new(
            "too-much",
            format!("放入的文件合计超过 {limit} MB，这个文件没有放入；请分批比对"),
            format!("all files together have more than {limit} MB, and this one was left out; compare in parts"),
        )
    }

    pub(super) fn given_up(code: &str) -> Self {
        match code {
            "out-of-memory" => Self::new(
                "out-of-memory",
                "读取这个文件时内存不足，已跳过；请把正文另存为较小的文件再放入",
                "memory ran out over this file, and it was left out; save its text as a smaller file",
            ),
            _ => Self::new(
                "unreadable",
                "浏览器不能读取这个文件，请检查它是否还在原处",
                "the browser cannot read this file; check that it is still there",
            ),
        }
    }
}

fn mebibytes(size: u64) -> String {
    let tenths = size.saturating_mul(10).div_ceil(1 << 20);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Returns why `bytes` are no plan; `said` is the error of the session.
pub(super) fn reason(name: &str, bytes: &[u8], said: &str) -> Reason {
    let own = match SourceText::within(name, bytes, TEXT_LIMIT, PdfReader::default()) {
        Err(error) => Some(of_reading(&error)),
        Ok(source) => match plan::parse(&id_of(name), source) {
            Err(PlanError::NoTask) => Some((
                "not-a-plan",
                "没有读到任何工作任务；请检查这是不是计划正文（工作要点、实施方案、任务分解表），而不只是印发通知".to_owned(),
            )),
            Err(PlanError::Convenes) => {
                Some(("not-a-plan", "标题是召开会议或举办培训的通知；请检查这是不是计划，而不只是会议通知".to_owned()))
            }
            Ok(plan) if plan.says_nothing_of_itself() => {
                Some(("not-a-plan", "不像一份计划：没有标题、发文机关、文号、日期和地名，也没有编号的任务".to_owned()))
            }
            Ok(_) => None,
        },
    };
    let (code, zh) = own.unwrap_or_else(|| ("other", format!("没有读取：{}", Lang::Zh.said(said))));
    Reason::new(code, zh, said)
}

fn of_reading(error: &ReadError) -> (&'static str, String) {
    match error {
        ReadError::Empty => ("empty", "文件是空的，请检查是否存错".to_owned()),
        ReadError::NotText { what, .. } if what.contains("picture") => {
            ("picture", "这是图片，不是文字；请先做文字识别（OCR），再放入识别结果".to_owned())
        }
        ReadError::NotText { what, .. } if what.contains("packed") => {
            ("archive", "这是压缩包；请先解压，再放入里面的文件".to_owned())
        }
        ReadError::NotText { .. } => ("not-text", "这不是文字文件；请另存为 .docx 或文本再放入".to_owned()),
        ReadError::Encrypted => ("encrypted", "文件设有密码；请打开后去掉密码另存，再放入".to_owned()),
        ReadError::Damaged { what, .. } => ("damaged", format!("这个 {what} 文件已损坏；如果还能打开，请重新保存后再放入")),
        ReadError::TooComplex { .. } => ("too-complex", "文件内部结构异常，没有读取；请把文字复制到新文档再放入".to_owned()),
        ReadError::NoText { .. } => ("scan", "文件里只有图片，没有文字（可能是扫描件）；请先做文字识别（OCR）".to_owned()),
        ReadError::NeedsConversion { .. } => {
            ("needs-conversion", "这种格式不能直接读取；请在 Word 或 WPS 中另存为 .docx 再放入".to_owned())
        }
        ReadError::Unreadable { what, .. } => {
            ("damaged", format!("这个 {what} 文件不能读取（损坏、加密或内容异常）；请重新保存后再放入"))
        }
        ReadError::BadBytes { line, .. } => {
            ("not-text", format!("第 {line} 行不是可识别的文字编码；请用记事本打开，另存为 UTF-8"))
        }
        ReadError::TooManyPages { count, limit } => {
            ("too-many-pages", format!("文件有 {count} 页，超过 {limit} 页；请只放入计划的那几页"))
        }
        ReadError::NoTextLayer { .. } => ("scan", "这是扫描件，没有文字层；请先做文字识别（OCR），再放入识别结果".to_owned()),
        ReadError::NoUnicode { percent } => {
            ("scan", format!("这个 PDF 有 {percent}% 的字认不出来（字体没有编码表）；请重新打印成 PDF，或做文字识别（OCR）"))
        }
        ReadError::TooMuchText { size, limit } => {
            let [size, limit] = [*size, *limit].map(|bytes| mebibytes(bytes as u64));
            ("too-much-text", format!("文件里的文字有 {size} MB，超过 {limit} MB；请只放入计划的那一部分"))
        }
        ReadError::TooLarge { size, limit } => {
            let reason = Reason::too_large(*size, *limit);
            (reason.code, reason.zh)
        }
    }
}

/// Returns the name of a file without its folders.
pub(super) fn base_name(path: &str) -> String {
    Path::new(path).file_name().map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned())
}
