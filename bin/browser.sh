# Put a Chromium for the browser tests on the machine where that is allowed; sourced after setup.sh.
# Without one those tests are skipped and say so (in CI they fail).
if ! "$python" tests/services/chromium.py >/dev/null; then
  # libatomic1 is for Playwright's own node; a bare system has no font at all.
  set -- libatomic1 fonts-dejavu-core fonts-liberation
  apt_install chromium-headless-shell "$@" || apt_install chromium "$@" ||
    say "No Chromium: the browser tests will not run. Install one, or name it in TRACKER_TEST_BROWSER."
fi
