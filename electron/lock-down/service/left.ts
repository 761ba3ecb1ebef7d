/**
 * The shell ends with this code where somebody at the service pad wanted it to: whoever keeps it running does not start it again
 * (`RestartPreventExitStatus` in electron/packaging/systemd). Of no meaning in sysexits.h.
 */
export const leftExitCode = 80;
