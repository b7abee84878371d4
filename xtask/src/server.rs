//! A real server: Debian's nginx on the published folder, with the header file that we ship and nothing of ours beside.

use crate::browsers;
use crate::process::{answer, command, target};
use anyhow::{Context, Result, bail};
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Child;
use std::time::{Duration, Instant};

/// How long a server may take to listen.
const PATIENCE: Duration = Duration::from_secs(20);

/// nginx at work; it ends with its owner.
pub struct Nginx {
    process: Child,
    /// Where the published folder is: `http://127.0.0.1:40123/guichet/`.
    pub address: String,
    /// A site of another name under `https:`, which lends its files at `/prete/` and not at `/garde/`.
    pub secure: String,
    /// The folder of that other site.
    pub elsewhere: PathBuf,
}

impl Nginx {
    pub fn serving(published: &Path) -> Result<Self> {
        browsers::ensure(&["nginx"], "-v", &["nginx-light"])?;
        let folder = target().join("nginx");
        let elsewhere = folder.join("elsewhere");
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(&elsewhere)?;
        fs::create_dir_all(folder.join("www"))?;
        std::os::unix::fs::symlink(published, folder.join("www/guichet")).context("linking the published folder")?;
        certificate(&folder)?;
        let [plain, secure] = [free_port()?, free_port()?];
        let file = folder.join("nginx.conf");
        fs::write(&file, configuration(&folder, published, plain, secure))?;
        let mut nginx = command("nginx -e stderr -p");
        nginx.arg(&folder).arg("-c").arg(&file);
        let mut process = nginx.spawn().context("nginx does not start")?;
        wait_until_it_listens(&mut process, plain, "nginx")?;
        let address = format!("http://127.0.0.1:{plain}/guichet/");
        Ok(Self { process, address, secure: format!("https://127.0.0.1:{secure}/"), elsewhere })
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What a webmaster has around our `include`. One process, so that stopping it leaves no other behind.
fn configuration(folder: &Path, published: &Path, plain: u16, secure: u16) -> String {
    let (folder, published) = (folder.display(), published.display());
    let user = if browsers::am_root() { "user root;\n" } else { "" };
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|kind| format!("    {kind}_temp_path {folder}/{kind};\n"))
        .collect();
    format!(
        "{user}daemon off;
master_process off;
pid {folder}/nginx.pid;
events {{ worker_connections 512; }}
http {{
    access_log off;
    default_type application/octet-stream;
{temporary}    server {{
        listen 127.0.0.1:{plain};
        root {folder}/www;
        include {published}/nginx.conf;
    }}
    server {{
        listen 127.0.0.1:{secure} ssl;
        ssl_certificate {folder}/certificate.pem;
        ssl_certificate_key {folder}/key.pem;
        default_type application/json;
        location /prete/ {{ alias {folder}/elsewhere/; add_header Access-Control-Allow-Origin *; }}
        location /garde/ {{ alias {folder}/elsewhere/; }}
    }}
}}
"
    )
}

/// A certificate of nobody: the browsers of the tests are told to take it.
fn certificate(folder: &Path) -> Result<()> {
    browsers::ensure(&["openssl"], "version", &["openssl"])?;
    let subject = "-subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1";
    let mut openssl = command(&format!("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 {subject}"));
    openssl.arg("-keyout").arg(folder.join("key.pem")).arg("-out").arg(folder.join("certificate.pem"));
    let output = openssl.output().context("openssl does not start")?;
    if !output.status.success() {
        bail!("no certificate: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}

/// Until the port answers; a server that ends instead tells why on its own output.
pub fn wait_until_it_listens(process: &mut Child, port: u16, name: &str) -> Result<()> {
    let start = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if let Some(status) = process.try_wait()? {
            bail!("{name} ended ({status}): the header file that we ship may be at fault");
        }
        if start.elapsed() > PATIENCE {
            bail!("{name} does not listen");
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// Ten thousand requests for one file, twenty at a time, compressed as a browser asks for it; how many a second.
pub fn ten_thousand(address: &str, encoding: &str) -> Result<String> {
    browsers::ensure(&["ab"], "-V", &["apache2-utils"])?;
    let mut ab = command("ab -q -k -n 10000 -c 20 -H");
    let said = answer(ab.arg(format!("Accept-Encoding: {encoding}")).arg(address)).with_context(|| format!("ab fails on {address}"))?;
    let field = |name: &str| said.lines().find_map(|line| line.strip_prefix(name)).map(|rest| rest.trim().to_owned());
    let whole = field("Complete requests:").as_deref() == Some("10000") && field("Failed requests:").as_deref() == Some("0");
    if !whole || field("Non-2xx responses:").is_some() {
        bail!("of 10000 requests of {address}, some failed:\n{said}");
    }
    let length = field("Document Length:").unwrap_or_default();
    let speed = field("Requests per second:").unwrap_or_default();
    Ok(format!("10000 requests, 0 failed, {length} each, {speed}"))
}
