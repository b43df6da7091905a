//! Fields of a form (`w:ffData`).

use crate::source::ReadError;
use crate::source::word::{Form, FormKind};
use crate::source::xml::Xml;

/// Reads the element opened last.
pub(super) fn read(xml: &mut Xml<'_>) -> Result<Form, ReadError> {
    let mut form = Form::default();
    xml.children(|xml, tag| match tag.name() {
        "checkBox" => {
            form.kind = Some(FormKind::Box);
            xml.children(|xml, tag| {
                match tag.name() {
                    "checked" => form.result = Some(usize::from(tag.is_on())),
                    "default" => form.default = usize::from(tag.is_on()),
                    _ => {}
                }
                xml.skip()
            })
        }
        "ddList" => {
            form.kind = Some(FormKind::List);
            xml.children(|xml, tag| {
                match tag.name() {
                    "result" => form.result = tag.number(),
                    "default" => form.default = tag.number().unwrap_or(0),
                    "listEntry" => form.entries.extend(tag.value()),
                    _ => {}
                }
                xml.skip()
            })
        }
        _ => xml.skip(),
    })?;
    Ok(form)
}
