#!/usr/bin/env bash
# Gradescope runs this once, as root, when it builds the image. Made by `kata export gradescope`.
set -euo pipefail
cd /autograder/source
chmod 600 salt
apt-get update
apt-get install -y python3 python3-venv
python=python3
if ! python3 -I -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    apt-get install -y python3.11 python3.11-venv
    python=python3.11
fi
"$python" -I -m venv /autograder/kata
pip=(/autograder/kata/bin/python -I -m pip install -q)
"${pip[@]}" --no-deps --index-url https://download.pytorch.org/whl/cpu "$(grep '^torch==' constraints.txt)"
"${pip[@]}" -c constraints.txt -- @PACKAGE@
# What confines a submission on this machine, for the build log. Grading refuses by itself where too little does.
/autograder/kata/bin/kata doctor || true
