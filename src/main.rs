//! The page's entry point: mounts the interface and nothing else.

fn main() {
    guichet::browser::mount();
}
