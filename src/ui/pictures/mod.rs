//! What people would rather look at than read: the financing of the project, and the calendar.
//!
//! Pictures are plain SVG placed in percents of their width: nothing is measured, texts and hatchings keep their size
//! on any screen. No picture says anything that is not written beside it.

mod axis;
mod financing;
mod timeline;

pub(super) use financing::financing;
pub(super) use timeline::timeline;

use yew::prelude::*;

use super::tag::{Child, Tag, tag};

/// Thousandths of the width as SVG reads them: `80.0%`.
fn percent(thousandths: u32) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// The textures of one picture, so that none relies on colour alone. Their identifiers start with `prefix`.
fn textures(prefix: &str) -> Tag {
    let pattern = |name: &str, side: &str| {
        let id = format!("{prefix}-{name}");
        tag("pattern").attrs(&[("id", &id), ("width", side), ("height", side), ("patternUnits", "userSpaceOnUse")])
    };
    let rect = |class: &str, width: &str, height: &str| tag("rect").attrs(&[("class", class), ("width", width), ("height", height)]);
    let dot = tag("circle").attrs(&[("class", "g-texture-mild"), ("cx", "3"), ("cy", "3"), ("r", "1.4")]);
    let hatch = pattern("hatch", "8").attr("patternTransform", "rotate(45)");
    tag("defs")
        .with(hatch.with(rect("g-ground", "8", "8")).with(rect("g-texture", "3", "8")))
        .with(pattern("dots", "6").with(rect("g-ground-mild", "6", "6")).with(dot))
}

/// The fill of a texture drawn by [`textures`].
fn texture(prefix: &str, name: &str) -> String {
    format!("url(#{prefix}-{name})")
}

/// One entry of a legend: a sample of the drawing, and what it stands for.
fn entry(sample: impl Child, says: &str) -> Html {
    let drawing = drawing("24", "16").class("g-sample").attr("aria-hidden", "true").with(sample);
    tag("li").with(drawing).with(tag("span").say(says)).html()
}

/// A drawing of this size; nobody stops at it with the keyboard.
fn drawing(width: &str, height: &str) -> Tag {
    tag("svg").attrs(&[("width", width), ("height", height), ("focusable", "false")])
}
