//! `serve`: the page on this machine, built again at every change of a file.

use crate::page;
use crate::process::target;
use anyhow::{Context, Result, bail};
use std::process::Command;

/// Trunk's own default, so that both ways of starting it give the same address.
const PORT: u16 = 8080;

pub fn serve(options: &[&str]) -> Result<()> {
    let (port, open) = read(options)?;
    let mut trunk = page::trunk("serve")?;
    trunk.args(["--port", &port.to_string()]);
    // Not in dist/, where the optimised page may be waiting.
    trunk.arg("--dist").arg(target().join("serve"));
    if open {
        trunk.arg("--open");
    }
    println!("The page: http://127.0.0.1:{port}/ as soon as it is built. Ctrl-C stops.");
    become_it(&mut trunk)
}

fn read(mut options: &[&str]) -> Result<(u16, bool)> {
    let (mut port, mut open) = (PORT, false);
    loop {
        options = match options {
            [] => return Ok((port, open)),
            ["--open", rest @ ..] => {
                open = true;
                rest
            }
            ["--port", number, rest @ ..] => {
                port = number.parse().with_context(|| format!("not a port: {number}"))?;
                rest
            }
            [other, ..] => bail!("serve knows --open and --port N, not {other}"),
        };
    }
}

/// Replaces this process, so that whoever stops the command stops the server.
#[cfg(unix)]
fn become_it(trunk: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(trunk.exec()).context("could not start Trunk")
}

#[cfg(not(unix))]
fn become_it(trunk: &mut Command) -> Result<()> {
    crate::process::run(trunk)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn options_come_in_any_order() {
        assert_eq!(read(&[]).unwrap(), (8080, false));
        assert_eq!(read(&["--port", "9000", "--open"]).unwrap(), (9000, true));
        assert_eq!(read(&["--open", "--port", "9000"]).unwrap(), (9000, true));
    }

    #[test]
    fn a_misspelt_option_is_refused() {
        assert!(read(&["--prot", "9000"]).is_err());
        assert!(read(&["--port"]).is_err());
        assert!(read(&["--port", "many"]).is_err());
    }
}
