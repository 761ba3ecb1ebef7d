// Loaded with `--import` into a process that must not outlive the one that started it: the channel between the two
// closes even when the parent is killed with a signal that nobody can catch.
process.channel?.unref();
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
