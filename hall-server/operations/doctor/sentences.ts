/** What the doctor says: a fact about the installation, then what to do about it. */
export const doctorSentences = {
  "node-fine": { zh: "Node {version} 可用。", en: "Node {version}." },
  "node-too-old": {
    zh: "Node {version} 太旧，需要 {needed} 或更新。请安装新版 Node.js。",
    en: "Node {version} is too old, {needed} or newer is needed. Install a newer Node.js.",
  },
  "native-fine": { zh: "本机模块可用：{names}。", en: "Native modules load: {names}." },
  "native-broken": {
    zh: "模块 {name} 无法加载（{because}）。请在本机重新安装依赖：删除 node_modules 后运行 npm install --ignore-scripts。",
    en: "The module {name} does not load ({because}). Install the dependencies on this machine: delete node_modules, then npm install --ignore-scripts.",
  },
  "folder-fine": {
    zh: "数据文件夹 {folder} 可写，剩余 {freeMb} MB。",
    en: "The data folder {folder} can be written, {freeMb} MB are free.",
  },
  "folder-missing": {
    zh: "数据文件夹 {folder} 还不存在，首次启动时会建立。",
    en: "The data folder {folder} does not exist yet: the first start makes it.",
  },
  "folder-not-a-folder": {
    zh: "{folder} 不是文件夹。请检查 --data 的路径。",
    en: "{folder} is no folder. Check the path given with --data.",
  },
  "folder-not-writable": {
    zh: "当前用户不能写 {path}。请把它交给运行服务器的用户：chown -R <用户> {folder}。",
    en: "This user cannot write {path}. Give it to the user that runs the server: chown -R <user> {folder}.",
  },
  "folder-read-only": {
    zh: "{path} 所在的磁盘是只读的，或已因出错变为只读。请检查磁盘（dmesg），修复后重新以可写方式挂载。",
    en: "The disk of {path} is read-only, or has become so by an error. Check it (dmesg), repair it, and mount it again for writing.",
  },
  "folder-open": {
    zh: "其他用户可以读取 {folder}。请收紧权限：chmod 700 {folder}。",
    en: "Other users can read {folder}. Close it to them: chmod 700 {folder}.",
  },
  "disk-low": {
    zh: "{folder} 所在磁盘只剩 {freeMb} MB。请清理到 {neededMb} MB 以上，否则大厅会停止接收。",
    en: "The disk of {folder} has {freeMb} MB left. Make room for {neededMb} MB, or the hall will have to refuse everything.",
  },
  "database-fine": {
    zh: "数据库完好：第 {position} 条，结构第 {schema} 版，大厅 {hall}。",
    en: "The database is sound: position {position}, schema {schema}, hall {hall}.",
  },
  "database-new": {
    zh: "还没有数据库，首次启动时会建立。",
    en: "There is no database yet: the first start makes it.",
  },
  "database-gone": {
    zh: "{folder} 中没有数据库，但曾经备份过（{backup}）。数据所在的磁盘可能没有挂载：请先挂载再启动；若数据确已丢失，请恢复备份（npm run restore）。现在启动会得到一个空的大厅。",
    en: "There is no database in {folder}, though one was backed up ({backup}). Its disk may not be mounted: mount it before you start the hall. If the data is lost, restore the backup (npm run restore). A start now makes an empty hall.",
  },
  "database-in-use": {
    zh: "大厅正在运行（第 {position} 条），数据库未逐条检查；每次备份都会检查。",
    en: "The hall is running (position {position}), so its database was not read whole; every backup does that.",
  },
  "database-not-checked": {
    zh: "临时文件夹只剩 {freeMb} MB，放不下数据库的副本（{neededMb} MB），数据库未检查。请用 TMPDIR 指定更大的磁盘。",
    en: "The temporary folder has {freeMb} MB left, too few for a copy of the database ({neededMb} MB), which was not checked. Name a larger disk with TMPDIR.",
  },
  "schema-older": {
    zh: "数据库结构是第 {schema} 版，下次启动会先备份再升级到第 {known} 版。",
    en: "The database has schema {schema}: the next start makes a backup and upgrades it to {known}.",
  },
  "key-fine": { zh: "主密钥可用。", en: "The master key is usable." },
  "key-absent": {
    zh: "没有主密钥文件 {path}。新大厅：openssl rand -base64 32 > {path}；已有数据的大厅：请取回保管的那一份，或用 --key-file 指明位置。",
    en: "There is no master key in {path}. For a new hall: openssl rand -base64 32 > {path}. For one that has data: bring back the copy that you keep, or say where it is with --key-file.",
  },
  "key-malformed": {
    zh: "{path} 不是主密钥（应为 32 字节的 base64）。请取回保管的那一份。",
    en: "{path} is no master key (32 bytes as base64). Bring back the copy that you keep.",
  },
  "key-misplaced": {
    zh: "主密钥 {path} 放在数据或备份里面，拿到数据的人也就拿到了密钥。请移到别处，并用 --key-file 指明。",
    en: "The master key {path} lies in the data or among the backups: whoever has those has the key. Move it elsewhere and name it with --key-file.",
  },
  "key-fits": { zh: "主密钥与数据库匹配。", en: "The master key fits the database." },
  "key-open": {
    zh: "其他用户可以读取密钥文件 {file}。请运行：chmod 600 {file}。",
    en: "Other users can read the key file {file}: chmod 600 {file}.",
  },
  "hall-file-fine": { zh: "大厅文件正确：{hall}。", en: "The hall's file is right: {hall}." },
  "hall-file-not-given": {
    zh: "没有检查大厅文件。请加 --hall <文件>。",
    en: "The hall's file was not checked. Add --hall <file>.",
  },
  "hall-file-wrong": {
    zh: "大厅文件有误：{file}:{line}:{column} {path}：{message} 请改正后重试。",
    en: "The hall's file is wrong: {file}:{line}:{column} {path}: {message} Correct it and try again.",
  },
  "pages-fine": { zh: "页面已构建。", en: "The pages are built." },
  "pages-missing": {
    zh: "{folder} 中没有页面。请运行：npm run build。",
    en: "There are no pages in {folder}. Run npm run build.",
  },
  "hall-answers": { zh: "大厅 {url} 就绪。", en: "The hall at {url} is ready." },
  "hall-not-ready": {
    zh: "大厅 {url} 不能接收命令：{zh}",
    en: "The hall at {url} cannot take commands: {en}",
  },
  "hall-unreachable": {
    zh: "无法访问 {url}:{because}。请检查服务器是否启动、地址和防火墙。",
    en: "{url} cannot be reached: {because}. Check that the server runs, its address, and the firewall.",
  },
  "hall-not-trusted": {
    zh: "{url} 有应答，但本机不认可它的证书（{because}）。证书过期或名称不符：请更换证书；自己的证书机构：请用 NODE_EXTRA_CA_CERTS 指明它的根证书。",
    en: "{url} answers, but this machine does not accept its certificate ({because}). If it ran out or is for another name, renew it; if it is of an authority of your own, name that with NODE_EXTRA_CA_CERTS.",
  },
  "hall-under-other-name": {
    zh: "{url} 有应答，但大厅不认可名称 {name}。请用 --host-name {name} 启动服务器，或换用它认可的名称。",
    en: "{url} answers, but the hall does not go by the name {name}. Start the server with --host-name {name}, or use a name that it goes by.",
  },
  "port-free": { zh: "端口 {port} 空闲。", en: "Port {port} is free." },
  "port-taken": {
    zh: "端口 {port} 已被其他程序占用。请结束那个程序，或用 --port 换一个。",
    en: "Port {port} is taken by another program. End that one, or choose another with --port.",
  },
  "clock-fine": { zh: "时钟正常。", en: "The clock is sane." },
  "clock-behind": {
    zh: "本机时间（{now}）早于最后一条记录（{last}）。请校正时间（NTP）；在此之前大厅按最后一条记录的时间走。",
    en: "This machine's time ({now}) is before the last fact ({last}). Set the clock (NTP); until then the hall goes on from the last fact's time.",
  },
  "clock-wrong": {
    zh: "本机时间是 {now}，显然不对。请校正时间（NTP）。",
    en: "This machine says it is {now}, which cannot be. Set the clock (NTP).",
  },
  "speech-fine": { zh: "语音可用。", en: "The voice speaks." },
  "speech-silent": {
    zh: "语音不可用（{because}），叫号只显示文字。请重新安装依赖，并检查内存是否足够（约 300 MB）。",
    en: "The voice is silent ({because}): calls are shown, not said. Install the dependencies again, and see that some 300 MB of memory are free.",
  },
  "kiosk-fine": { zh: "浏览器和中文字体可用。", en: "A browser and Chinese fonts are there." },
  "no-browser": {
    zh: "没有找到 Chromium。请安装：apt-get install chromium。",
    en: "Chromium was not found: apt-get install chromium.",
  },
  "no-chinese-font": {
    zh: "没有中文字体，系统对话框会显示方块。请安装：apt-get install fonts-noto-cjk。",
    en: "There is no Chinese font, dialogs of the system would show boxes: apt-get install fonts-noto-cjk.",
  },
  "serial-fine": { zh: "串口可用：{ports}。", en: "Serial ports can be used: {ports}." },
  "serial-none": {
    zh: "没有找到串口设备。若有串口读卡器或打印机，请检查接线。",
    en: "No serial port was found. If there is a reader or a printer on one, check its cable.",
  },
  "serial-closed": {
    zh: "当前用户不能使用 {port}。请加入 dialout 组：usermod -aG dialout <用户>，然后重新登录。",
    en: "This user may not use {port}. Join the group dialout: usermod -aG dialout <user>, then sign in again.",
  },
  "left-behind": {
    zh: "{path} 是上次异常结束留下的，无害；下次启动或备份时会清理。",
    en: "{path} was left by a run that was cut short. It does no harm; the next start or backup clears it away.",
  },
  "backup-fine": {
    zh: "最近的备份：{folder}（{hours} 小时前）。",
    en: "The newest backup: {folder} ({hours} hours ago).",
  },
  "backup-same-disk": {
    zh: "最近的备份 {folder} 与数据在同一块磁盘上，磁盘损坏会一起丢失。请把备份放到另一块磁盘或另一台机器。",
    en: "The newest backup {folder} is on the disk of the data and would be lost with it. Keep backups on another disk or machine.",
  },
  "backup-none": {
    zh: "没有找到备份。请运行 npm run backup -- --data {folder} --to <文件夹>，并安排每天执行。",
    en: "No backup was found. Run npm run backup -- --data {folder} --to <folder>, and have it run every day.",
  },
  "backup-old": {
    zh: "最近的备份已有 {hours} 小时：{folder}。请检查每日备份为什么没有运行（日志 backup-failed）。",
    en: "The newest backup is {hours} hours old: {folder}. Find out why the daily one did not run (backup-failed in the log).",
  },
  "backup-gone": {
    zh: "最近的备份已不在原处：{folder}。请立即再做一份。",
    en: "The newest backup is no longer where it was made: {folder}. Make another one now.",
  },
} as const;
