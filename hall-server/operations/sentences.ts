/**
 * What is said to whoever runs a hall: what is wrong, then what to do. `{name}` is filled from the problem's params.
 * The doctor's own stand in `doctor/sentences.ts`.
 */
import { doctorSentences } from "./doctor/sentences.ts";

const backupSentences = {
  "backup-is-being-made": {
    zh: "另一份备份正在进行。请等它完成后再试。",
    en: "Another backup is being made. Try again when it is done.",
  },
  "backup-fault": {
    zh: "备份程序本身出错。请把日志中的 backup-failed 一行报告给开发者。",
    en: "The making of backups is at fault itself. Report the line backup-failed of the log.",
  },
  "no-database": {
    zh: "{folder} 中没有大厅数据库（hall.sqlite）。请检查 --data 的路径。",
    en: "There is no hall's database (hall.sqlite) in {folder}. Check the path given with --data.",
  },
  "shelf-in-data": {
    zh: "备份文件夹 {folder} 在数据文件夹里面，一起丢失就没有备份了。请换一个位置，最好在另一块磁盘上。",
    en: "The backup folder {folder} lies in the data folder and would be lost with it. Choose another place, best on another disk.",
  },
  "no-room": {
    zh: "{folder} 所在磁盘只剩 {freeMb} MB，需要 {neededMb} MB。请清理磁盘，或用 --keep 少留几份。",
    en: "The disk of {folder} has {freeMb} MB left, {neededMb} MB are needed. Make room, or keep fewer with --keep.",
  },
  "cannot-use": {
    zh: "无法读写 {folder}：{because}。请检查路径和权限（运行中的大厅以服务器自己的用户写入）。",
    en: "{folder} cannot be read or written: {because}. Check the path and its permissions (a running hall writes as the server's own user).",
  },
  "hall-not-running": {
    zh: "没有大厅正在使用 {folder}，所以什么都没有做。请先启动大厅，再以运行服务器的用户执行。",
    en: "No hall is running on {folder}, so nothing was done. Start the hall, then run this as the server's own user.",
  },
  "hall-runs-out-of-reach": {
    zh: "大厅正在使用 {folder}，但无法联系它。请以运行服务器的用户执行，或先停止大厅。",
    en: "A hall is using {folder}, but it cannot be reached. Run this as the server's user, or stop the hall first.",
  },
  "database-damaged": {
    zh: "数据库已损坏：{because}。请停止大厅，用最近的备份恢复（npm run restore）。",
    en: "The database is damaged: {because}. Stop the hall and restore the newest backup (npm run restore).",
  },
  "chain-broken": {
    zh: "日志在第 {position} 条处断开或被改动。请保留现场，用最近的备份恢复（npm run restore）。",
    en: "The journal is broken or was changed at position {position}. Keep what there is, and restore the newest backup (npm run restore).",
  },
  "schema-newer": {
    zh: "数据库结构是第 {schema} 版，本程序只认识到第 {known} 版。请使用更新的程序。",
    en: "The database has schema {schema}, this program knows {known}. Use the newer program.",
  },
  "other-hall": {
    zh: "数据库属于大厅 {hall}，不是 {hallId}。请检查文件夹和大厅文件。",
    en: "The database belongs to the hall {hall}, not to {hallId}. Check the folder and the hall's file.",
  },
  "disk-full": {
    zh: "{folder} 所在磁盘已满。请清理磁盘后再启动。",
    en: "The disk of {folder} is full. Make room on it, then start again.",
  },
  "address-elsewhere": {
    zh: "本机没有 {host} 这个地址（--host）。请改成本机的地址，或用 0.0.0.0 表示全部。",
    en: "This machine has no address {host} (--host). Give one that it has, or 0.0.0.0 for all of them.",
  },
  "port-forbidden": {
    zh: "当前用户不能使用端口 {port}（1024 以下归系统）。请用 --port 换一个，或让 systemd 给予 AmbientCapabilities=CAP_NET_BIND_SERVICE。",
    en: "This user may not use port {port} (those below 1024 are the system's). Choose another with --port, or have systemd give AmbientCapabilities=CAP_NET_BIND_SERVICE.",
  },
  "file-changed": {
    zh: "文件 {file} 复制后与原件不同。请检查磁盘后重试。",
    en: "The file {file} differs from its original after copying. Check the disks and try again.",
  },
  "not-a-backup": {
    zh: "{folder} 不是完整的备份：manifest.json 缺失或无法读取。请选择其他备份。",
    en: "{folder} is no whole backup: manifest.json is missing or cannot be read. Choose another one.",
  },
  "backup-file-missing": {
    zh: "备份不完整：缺少 {file}。请选择其他备份。",
    en: "The backup is not whole: {file} is missing. Choose another one.",
  },
  "backup-file-changed": {
    zh: "备份已损坏：{file} 与清单不符。请选择其他备份。",
    en: "The backup is damaged: {file} is not what its manifest says. Choose another one.",
  },
  "backup-differs": {
    zh: "备份的数据库与清单不符（位置或校验值）。请选择其他备份。",
    en: "The backup's database is not the one of its manifest (position or hash). Choose another one.",
  },
  "hall-is-running": {
    zh: "大厅正在使用 {folder}。请先停止大厅，再恢复。",
    en: "A hall is using {folder}. Stop it first, then restore.",
  },
  "folder-not-empty": {
    zh: "{folder} 不是空的，没有覆盖。若要替换，请加 --replace：旧数据会改名保留，不会删除。",
    en: "{folder} is not empty and was left alone. To replace it add --replace: what is there is moved aside, not deleted.",
  },
  "key-missing": {
    zh: "没有可用的主密钥：{because}",
    en: "There is no usable master key: {because}",
  },
  "key-wrong": {
    zh: "主密钥与数据库不匹配。请使用建立这个大厅时的密钥。",
    en: "The master key does not fit the database. Use the key that the hall was begun with.",
  },
} as const;

export const sentences = { ...backupSentences, ...doctorSentences };
