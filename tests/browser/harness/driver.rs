//! The driver's process: started on a free port, listened to, and gone with the test.

use super::browser::Browser;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

const PATIENCE: Duration = Duration::from_secs(60);

pub struct Driver {
    process: Child,
    said: Receiver<String>,
    scratch: PathBuf,
    pub address: String,
}

impl Driver {
    /// The driver, ready; nothing where it ends, or stays silent: a port found free may be taken a moment later by another.
    pub fn start(browser: Browser) -> Option<Self> {
        let program = browser.driver();
        let scratch = scratch();
        let mut process = Command::new(program)
            .args(browser.driver_arguments())
            .env("TMPDIR", &scratch)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{program} does not start: {error}"));
        let (heard, said) = channel();
        listen(process.stdout.take(), heard.clone());
        listen(process.stderr.take(), heard);
        let port = port(&said);
        let driver = Self { process, said, scratch, address: format!("http://127.0.0.1:{}", port.unwrap_or_default()) };
        port.map(|_| driver)
    }

    /// What it has written since the last call, the browser's own output included.
    pub fn said(&self) -> Vec<String> {
        self.said.try_iter().collect()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.scratch);
    }
}

/// Read to the end, or the driver would stop on a full pipe.
fn listen(output: Option<impl Read + Send + 'static>, heard: Sender<String>) {
    let output = BufReader::new(output.expect("the output is piped"));
    thread::spawn(move || {
        for line in output.lines().map_while(Result::ok) {
            let _ = heard.send(line);
        }
    });
}

/// A folder for the profile and whatever else the browser leaves: removed with the driver.
fn scratch() -> PathBuf {
    static STARTED: AtomicUsize = AtomicUsize::new(0);
    let number = STARTED.fetch_add(1, Ordering::Relaxed);
    let folder = env::temp_dir().join(format!("guichet-{}-{number}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for the browser");
    folder
}

/// "… started successfully on port 40123." or "Listening on 127.0.0.1:40123".
fn port(said: &Receiver<String>) -> Option<u16> {
    let start = Instant::now();
    while let Some(left) = PATIENCE.checked_sub(start.elapsed()) {
        let line = said.recv_timeout(left).ok()?;
        if line.contains("successfully on port") || line.contains("Listening on") {
            let mut numbers = line.rsplit(|letter: char| !letter.is_ascii_digit());
            return numbers.find_map(|number| number.parse().ok());
        }
    }
    None
}
