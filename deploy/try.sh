#!/usr/bin/env bash
# Tries what operators use: the image is built and asked what it finds, the unit is verified.
# Where a tool is missing, says how to get it and goes on.
set -euo pipefail
cd "$(dirname "$0")/.."

try_image() {
    if ! docker info >/dev/null 2>&1; then
        echo "image: no docker daemon here; install docker.io (or podman with podman-docker) and start it"
        return
    fi
    docker build --quiet -t gongwen-try -f deploy/Dockerfile .
    # Nothing is configured: the program says so itself, and ends with the status of wrong usage.
    docker run --rm gongwen-try python -m bot doctor
    docker run --rm gongwen-try sh -c 'touch /data/config.toml && python -m bot telegram --config /data/config.toml' \
        && { echo "image: started without a token"; exit 1; } || [ $? = 2 ]
    echo "image: works"
}

try_unit() {
    if ! command -v systemd-analyze >/dev/null; then
        echo "unit: no systemd-analyze here; install systemd"
        return
    fi
    local folder
    folder=$(mktemp -d)
    # What it names need not be here to be verified.
    sed -e 's|^ExecStart=/opt/gongwen/.venv/bin/python|ExecStart=/bin/true|' \
        -e '/^EnvironmentFile=/d' deploy/gongwen.service >"$folder/gongwen.service"
    systemd-analyze verify --man=no "$folder/gongwen.service"
    rm -r "$folder"
    echo "unit: verified"
}

try_image
try_unit
