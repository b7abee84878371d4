//! Pictures of one element, compared pixel by pixel.

use super::gestures::said;
use super::page::Page;

impl Page {
    /// The picture of one element, decoded.
    #[track_caller]
    pub fn picture_of(&self, css: &str) -> Picture {
        let png = self.eventually(&format!("a picture of {css}"), async || self.find(css).await?.screenshot_as_png().await.map_err(said));
        Picture::read(&png)
    }
}

/// A picture as pixels.
pub struct Picture {
    pub size: (u32, u32),
    pixels: Vec<u8>,
}

impl Picture {
    fn read(png: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
        decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
        let mut reader = decoder.read_info().expect("a picture");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a picture that fits")];
        let frame = reader.next_frame(&mut pixels).expect("its pixels");
        pixels.truncate(frame.buffer_size());
        Self { size: (frame.width, frame.height), pixels }
    }

    /// The places where a picture of the same size differs by more than so much in any colour.
    #[track_caller]
    pub fn differences(&self, other: &Self, more_than: u8) -> Vec<(usize, usize)> {
        assert_eq!(self.size, other.size, "the sizes of the pictures");
        let pairs = self.pixels.chunks_exact(4).zip(other.pixels.chunks_exact(4)).enumerate();
        let differ = |one: &[u8], two: &[u8]| one.iter().zip(two).any(|(one, two)| one.abs_diff(*two) > more_than);
        let width = self.size.0 as usize;
        pairs.filter(|(_, (one, two))| differ(one, two)).map(|(at, _)| (at % width, at / width)).collect()
    }

    /// How many colours it has: one, where nothing is drawn.
    pub fn colours(&self) -> usize {
        self.pixels.chunks_exact(4).collect::<std::collections::BTreeSet<_>>().len()
    }
}
