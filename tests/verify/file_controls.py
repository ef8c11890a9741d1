"""Defects in files that are not Python, each of which must make one observation fail."""

from __future__ import annotations

from tests.verify.controls import Catch
from tests.verify.defects import replace

_DASHBOARD = "docker/grafana/dashboards/simple_task_api.json"
_RELEASE = ".github/workflows/release.yml"
_ALERTS = "docker/prometheus/alerts.yml"

FILE_CATCHES = (
    Catch("a key that Grafana does not know", "dashboard/schema", replace(_DASHBOARD, "legendFormat", "legend_format")),
    Catch("a value of another type", "dashboard/schema", replace(_DASHBOARD, '"editable": true', '"editable": "yes"')),
    Catch("a value that is none of an enum", "dashboard/schema", replace(_DASHBOARD, '"multi"', '"several"')),
    Catch("a unit that Grafana does not know", "dashboard/schema", replace(_DASHBOARD, '"reqps"', '"requests"')),
    Catch("a kind of panel that there is not", "dashboard/schema", replace(_DASHBOARD, '"timeseries"', '"series"')),
    Catch("two panels in one place", "dashboard/schema", replace(_DASHBOARD, '"w": 12, "x": 12', '"w": 12, "x": 11')),
    Catch("two panels with one id", "dashboard/schema", replace(_DASHBOARD, '"id": 2,', '"id": 1,')),
    Catch("a variable of Grafana's", "dashboard/schema", replace(_DASHBOARD, "[5m]", "[$__rate_interval]")),
    Catch(
        "a source of data that is not provisioned",
        "dashboard/schema",
        replace("docker/grafana/datasources/datasource.yml", "uid: prometheus", "uid: metrics"),
    ),
    Catch(
        "the counter of an operation left out",
        "dashboard/counters",
        replace("docker/grafana/dashboards/ecommerce_api.json", "order_pay_total", "orders_created_total"),
        app="ecommerce_api",
    ),
    Catch("a rule that is no PromQL", "rules/rules", replace(_ALERTS, "> 0.05", "> > 0.05")),
    Catch("an alert that fires too late", "rules/unit-tests", replace(_ALERTS, "> 0.05", "> 0.5")),
    Catch(
        "an alert that no test sees",
        "rules/unit-tests",
        replace(_ALERTS, "- alert: AppDown", "- alert: Untested\n        expr: vector(1) > 2\n      - alert: AppDown"),
    ),
    Catch(
        "a scrape that may take longer than the pause between two",
        "rules/config",
        replace("docker/prometheus.yml", "scrape_timeout: 5s", "scrape_timeout: 20s"),
    ),
    Catch(
        "a package without a version",
        "hadolint/dockerfile",
        replace("docker/Dockerfile", '"uv==${UV_VERSION}"', "uv"),
    ),
    Catch(
        "a word that YAML reads as a boolean",
        "yamllint/yaml",
        replace("docker/docker-compose.yml", 'restart: "no"', "restart: no"),
    ),
    Catch(
        "a title of a pull request run as a command",
        "zizmor/workflows",
        replace(
            ".github/workflows/ci.yml", "run: make ci", "run: make ci TITLE='${{ github.event.pull_request.title }}'"
        ),
    ),
    Catch(
        "a pull request that may run code with the rights of the repository",
        "zizmor/workflows",
        replace(".github/workflows/ci.yml", "  pull_request:\n", "  pull_request_target:\n"),
    ),
    Catch(
        "an action that is named by a tag, which others can move",
        "zizmor/workflows",
        replace(".github/workflows/ci.yml", "@de0fac2e4500dabe0009e67214ff5f5447ce83dd", "@v6"),
    ),
    Catch(
        "a list of what developers need, too",
        "dependencies/sbom-complete",
        replace("Makefile", "--no-default-groups --preview-features sbom-export", "--preview-features sbom-export"),
    ),
    Catch(
        "a list that only looks like CycloneDX",
        "dependencies/sbom-valid",
        replace(
            "Makefile",
            "--output-file sbom.cdx.json\n",
            '--output-file sbom.cdx.json\n\tsed -i \'s/"library"/"book"/\' sbom.cdx.json\n',
        ),
    ),
    Catch(
        "the provenance switched off",
        "publish/asked-for",
        replace("Makefile", "--provenance=mode=max", "--provenance=false"),
    ),
    Catch("no list of what is in the image", "publish/asked-for", replace("Makefile", "--sbom=true ", "")),
    Catch("a release of a branch", "publish/restricted", replace(_RELEASE, 'tags: ["v*"]', "branches: [main]")),
    Catch("a release of what was not tested", "publish/restricted", replace(_RELEASE, "    needs: ci\n", "")),
    Catch(
        "a job that may write what it need not",
        "publish/restricted",
        replace(_RELEASE, "      contents: read\n      # The image", "      contents: write\n      # The image"),
    ),
    Catch(
        "what every job may write",
        "publish/restricted",
        replace(_RELEASE, "\npermissions: {}\n", "\npermissions:\n  packages: write\n"),
    ),
    Catch(
        "a misspelt expression, which is empty",
        "actionlint/workflows",
        replace(".github/workflows/ci.yml", "python-version: ${{ matrix.python }}", "python-version: ${{ matrix.py }}"),
    ),
)
