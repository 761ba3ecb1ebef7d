#!/bin/busybox sh
# The machine's first program: drivers, the outer machine's files (read-only, with a layer in memory above), then the stories.
/bin/busybox --install -s /bin
export PATH=/bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
for module in /modules/*; do insmod "$module" || echo "module not loaded: $module"; done
mount -t configfs configfs /sys/kernel/config
mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=512000,cache=loose host /host || echo "no files from outside"
mount -t tmpfs tmpfs /layer
mkdir -p /layer/upper /layer/work
mount -t overlay -o lowerdir=/host,upperdir=/layer/upper,workdir=/layer/work overlay /new
mount --move /proc /new/proc
mount --move /sys /new/sys
mount --move /dev /new/dev
mkdir -p /new/dev/pts
mount -t devpts devpts /new/dev/pts
mount -t tmpfs tmpfs /new/run
stty -F /new/dev/ttyS1 raw -echo
. /story.env
cd /new && chroot /new /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp LC_ALL=C.UTF-8 NO_COLOR=1 \
  STORY_SEED="$STORY_SEED" STORY_NAMES="$STORY_NAMES" STORY_PULLS="$STORY_PULLS" "$STORY_NODE" "$STORY_PROGRAM"
echo "the stories ended with code $?"
poweroff -f
