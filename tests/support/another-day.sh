#!/bin/sh
# Runs the tests with the machine's clock on another day, PostgreSQL's and every further process's included:
#
#   sudo sh tests/support/another-day.sh +45d
#   sudo sh tests/support/another-day.sh +200d --project=integration tests/integration/venues.test.ts
#
# Needs root, Linux and Debian's `faketime` and `chromium`, and a house that was built (npm run build). The other clock is in a
# mount namespace of its own: nothing else on the machine sees it. Chromium keeps today's, for it does not start with another.
# One test does not hold under it: PostgreSQL's deadlock timer (form-post.test.ts) does not ring.
set -eu
ahead=$1
shift
preload=$(ls /usr/lib/*/faketime/libfaketime.so.1)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo "$ahead" >"$folder/rc"
echo "$preload" >"$folder/preload"
cat >"$folder/chromium" <<'BROWSER'
#!/bin/sh
exec unshare --mount sh -c 'umount /etc/ld.so.preload; exec /usr/bin/chromium "$@"' chromium "$@"
BROWSER
chmod 755 "$folder" "$folder/chromium"
# There has to be something to put the other files over; empty ones change nothing.
[ -e /etc/ld.so.preload ] || : >/etc/ld.so.preload
[ -e /etc/faketimerc ] || : >/etc/faketimerc
export FOLDER="$folder" CHROMIUM="$folder/chromium" TURNSERVER="${TURNSERVER:-/usr/bin/turnserver}"
export FAKETIME_DONT_FAKE_MONOTONIC=1 FAKETIME_DISABLE_SHM=1
unshare --mount sh -c '
  mount --bind "$FOLDER/rc" /etc/faketimerc
  mount --bind "$FOLDER/preload" /etc/ld.so.preload
  date
  exec node_modules/node-*/bin/node node_modules/vitest/vitest.mjs run "$@"' tests "$@"
