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

use super::wording;

/// Thousandths of the width as SVG reads them: `80.0%`.
fn percent(thousandths: u32) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// The textures of one picture, so that none relies on colour alone. Their identifiers start with `prefix`.
fn textures(prefix: &str) -> Html {
    html! {
        <defs>
            <pattern id={format!("{prefix}-hatch")} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect class="g-ground" width="8" height="8" />
                <rect class="g-texture" width="3" height="8" />
            </pattern>
            <pattern id={format!("{prefix}-dots")} width="6" height="6" patternUnits="userSpaceOnUse">
                <rect class="g-ground-mild" width="6" height="6" />
                <circle class="g-texture-mild" cx="3" cy="3" r="1.4" />
            </pattern>
        </defs>
    }
}

/// The fill of a texture drawn by [`textures`].
fn texture(prefix: &str, name: &str) -> String {
    format!("url(#{prefix}-{name})")
}

/// One entry of a legend: a sample of the drawing, and what it stands for.
fn entry(sample: Html, says: String) -> Html {
    html! {
        <li>
            <svg class="g-sample" width="24" height="16" aria-hidden="true" focusable="false">{ sample }</svg>
            <span>{ says }</span>
        </li>
    }
}
