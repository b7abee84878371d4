//! The loader's frames, on hosts that help, refuse or lie.

use super::{HEIGHT, host, host_with, published, settled, visit};
use crate::harness::Site;
use serde_json::json;

#[test]
fn a_frame_takes_the_height_of_its_content_and_another_waits_to_be_near() {
    let guest = Site::serving(&published());
    let script = "<script src='{guichet}guichet.js' data-commune=68005></script>";
    let page = host("frame", &format!("{script}<p style='height: 20000px'>…</p>{script}"), &guest);
    page.wait_until(&format!("{HEIGHT} > 1200"));
    assert_eq!(page.script("return document.querySelectorAll('iframe')[1].src"), "");
    assert!(page.script("return document.querySelector('iframe').title").as_str().is_some_and(|title| title.len() > 10));
    page.script("document.querySelectorAll('iframe')[1].scrollIntoView()");
    page.wait_until("parseFloat(document.querySelectorAll('iframe')[1].style.height) > 1200");
    assert_eq!(page.count("div > p:not([hidden])"), 0);
}

#[test]
fn a_host_that_refuses_frames_gets_a_link() {
    let guest = Site::serving(&published());
    let policy = "default-src 'none'; script-src {origine}";
    let page = host_with("refused", policy, "<script src='{guichet}guichet.js' data-porteur=commune></script>", &guest);
    page.wait_for_text("div > p", "dans sa propre page");
    let address = page.script("return document.querySelector('div > p > a').href");
    assert_eq!(address.as_str(), Some(format!("{}index.html?porteur=commune", guest.address).as_str()));
}

#[test]
fn the_height_follows_the_answers_and_comes_to_rest() {
    let guest = Site::serving(&published());
    let page = host("rest", "<script src='{guichet}guichet.js'></script>", &guest);
    page.wait_until(&format!("{HEIGHT} > 1200"));
    let empty = settled(&page, "iframe");
    page.enter_frame("iframe");
    visit(&page);
    page.leave_frame();
    let answered = settled(&page, "iframe");
    assert!(answered != empty, "the answers changed nothing to the height, {empty}");
    page.enter_frame("iframe");
    // Whole, and without a void: no bar inside, and the content ends where the frame does.
    let inside = page.script("return [document.documentElement.scrollHeight, document.documentElement.getBoundingClientRect().height]");
    page.leave_frame();
    let inside: Vec<f64> = inside.as_array().expect("two heights").iter().filter_map(serde_json::Value::as_f64).collect();
    assert!(inside.iter().all(|height| (height - answered).abs() < 2.0), "{inside:?} in a frame of {answered}");
}

#[test]
fn two_different_frames_and_two_identical_ones_each_have_their_answers_and_their_height() {
    let guest = Site::serving(&published());
    let two = "<script src='{guichet}guichet.js'></script><script src='{guichet}guichet.js' data-programme=fitn-volet-1 \
        data-porteur=association></script><script src='{guichet}guichet.js'></script>";
    let page = host("several", two, &guest);
    for (at, css) in FRAMES.iter().enumerate() {
        page.script(&format!("document.querySelector({css:?}).scrollIntoView()"));
        page.wait_until(&format!("parseFloat(document.querySelectorAll('iframe')[{at}].style.height) > 700"));
    }
    page.enter_frame(FRAMES[0]);
    visit(&page);
    page.leave_frame();
    let heights = FRAMES.map(|css| settled(&page, css));
    assert!(heights[0] != heights[2] && heights[1] != heights[2], "{heights:?}");
    let answers = FRAMES.map(|css| {
        page.enter_frame(css);
        let answers = page.script("return [document.querySelectorAll('.g-chosen').length, document.querySelector('#g-porteur').value, document.querySelectorAll('.g-results .g-card').length]");
        page.leave_frame();
        answers
    });
    assert_eq!(answers, [json!([1, "commune", 7]), json!([0, "association", 1]), json!([0, "", 7])]);
}

const FRAMES: [&str; 3] = ["div:nth-of-type(1) > iframe", "div:nth-of-type(2) > iframe", "div:nth-of-type(3) > iframe"];
