//! Files offered to keep, and files chosen.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Blob, BlobPropertyBag, Event, FileReader, HtmlAnchorElement, HtmlInputElement, Url};
use yew::Callback;

use super::events::target;
use crate::session::LARGEST_FILE;

/// Offers a file. A browser that refuses leaves the page as it is.
pub(super) fn save(name: &str, kind: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options) else { return };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return };
    let anchor = gloo::utils::document().create_element("a").ok().and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(anchor) = anchor {
        anchor.set_href(&address);
        anchor.set_download(name);
        anchor.click();
    }
    // The download reads the address after this turn: it is released a little later.
    super::events::after(10_000, Callback::from(move |()| drop(Url::revoke_object_url(&address))));
}

/// Reads the first file chosen in the field where the event happened, then empties the field. Of a file that is too large to be
/// taken, only so much is read as shows that it is.
pub(super) fn read(event: &Event, then: Callback<Vec<u8>>) {
    let Some(input) = target(event).and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    let Ok(reader) = FileReader::new() else { return };
    let done = {
        let reader = reader.clone();
        Closure::once_into_js(move || then.emit(reader.result().map(|bytes| Uint8Array::new(&bytes).to_vec()).unwrap_or_default()))
    };
    // One of the two is called. A file that cannot be read is taken in as an empty one, which is refused with its reason.
    reader.set_onload(Some(done.unchecked_ref()));
    reader.set_onerror(Some(done.unchecked_ref()));
    let most = LARGEST_FILE as i32 + 1;
    if file.slice_with_i32_and_i32(0, most).and_then(|part| reader.read_as_array_buffer(&part)).is_ok() {
        input.set_value("");
    }
}
