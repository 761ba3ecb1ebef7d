/**
 * What electron-builder is told. Its own types come with it, and it is not part of the everyday install: this names the
 * part that is used, and electron-builder itself checks the whole against its schema when it runs.
 */
import type { TargetName } from "./targets.ts";

/** https://www.electronjs.org/docs/latest/tutorial/fuses */
export interface Fuses {
  runAsNode: boolean;
  enableCookieEncryption: boolean;
  enableNodeOptionsEnvironmentVariable: boolean;
  enableNodeCliInspectArguments: boolean;
  enableEmbeddedAsarIntegrityValidation: boolean;
  onlyLoadAppFromAsar: boolean;
  loadBrowserProcessSpecificV8Snapshot: boolean;
  grantFileProtocolExtraPrivileges: boolean;
}

export const fuses: Fuses = {
  // Who can set a variable of the environment must not get a Node out of the kiosk.
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  // Electron checks it on Windows; on Linux it does nothing yet, and the package's folder is the administrator's.
  enableEmbeddedAsarIntegrityValidation: true,
  // The launcher comes from the archive alone. It runs other programs only after their signature (electron/updates).
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  // Pages come from the loopback address; nothing is ever read from file:.
  grantFileProtocolExtraPrivileges: false,
};

export const appId = "cn.yichuang.shell";
export const executable = "yichuang-shell";

export interface BuilderConfig {
  appId: string;
  productName: string;
  copyright: string;
  electronVersion: string;
  /** A folder with Electron unpacked or with its zip; electron-builder fetches it where there is none. */
  electronDist?: string;
  directories: { output: string; buildResources: string };
  files: string[];
  asar: boolean;
  asarUnpack: string[];
  npmRebuild: false;
  electronLanguages: string[];
  electronFuses: Fuses;
  extraResources: { from: string; to: string }[];
  publish: null;
  linux: {
    executableName: string;
    category: string;
    icon: string;
    maintainer: string;
    synopsis: string;
    desktop: { entry: Record<string, string> };
  };
  deb: { packageName: string; depends: string[] };
  win: { executableName: string; icon: string; requestedExecutionLevel: "asInvoker" };
  nsis: {
    oneClick: boolean;
    perMachine: boolean;
    allowElevation: boolean;
    allowToChangeInstallationDirectory: boolean;
    deleteAppDataOnUninstall: boolean;
    runAfterFinish: boolean;
    include: string;
  };
  artifactName: string;
}

export interface BuilderPlaces {
  electronVersion: string;
  electronDist: string | undefined;
  output: string;
  /** This folder, with icon, scripts and units. */
  resources: string;
}

export function builderConfig({
  electronVersion,
  electronDist,
  output,
  resources,
}: BuilderPlaces): BuilderConfig {
  return {
    appId,
    productName: "Yichuang",
    copyright: "Yichuang (一窗)",
    electronVersion,
    ...(electronDist === undefined ? {} : { electronDist }),
    directories: { output, buildResources: resources },
    // The staged folder holds what the shell needs and nothing else (stage-app.ts); a folder `node_modules` has to be named.
    files: ["**/*", "program/node_modules/**/*"],
    asar: true,
    // Native code is loaded by the system, which reads no archives; what belongs to it stays beside it.
    asarUnpack: ["program/node_modules/**/*"],
    npmRebuild: false,
    electronLanguages: ["zh-CN", "en-US"],
    electronFuses: fuses,
    extraResources: [{ from: `${resources}/systemd`, to: "systemd" }],
    publish: null,
    linux: {
      executableName: executable,
      category: "Utility",
      icon: `${resources}/icon.png`,
      maintainer: "Yichuang",
      synopsis: "Kiosk shell of the Yichuang hall",
      desktop: { entry: { Name: "Yichuang", "Name[zh_CN]": "一窗终端", Terminal: "false" } },
    },
    deb: {
      packageName: executable,
      // Beside Chromium's own: node-hid's libusb, the keyring that seals the token, fonts with the rare characters of names.
      depends: [
        "libgtk-3-0 | libgtk-3-0t64",
        "libnss3",
        "libxss1",
        "libgbm1",
        "libasound2 | libasound2t64",
        "libusb-1.0-0",
        "libsecret-1-0",
        "fonts-noto-cjk",
      ],
    },
    win: { executableName: executable, icon: `${resources}/icon.ico`, requestedExecutionLevel: "asInvoker" },
    nsis: {
      oneClick: false,
      perMachine: true,
      allowElevation: true,
      allowToChangeInstallationDirectory: false,
      // The kiosk's book may hold numbers that the hall has not got.
      deleteAppDataOnUninstall: false,
      runAfterFinish: false,
      include: `${resources}/windows/installer.nsh`,
    },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in.
    artifactName: "${name}-${version}-${os}-${arch}.${ext}",
  };
}

/** What is made for each kind of machine, in electron-builder's words. AppImage is for trying without installing. */
export const formats: Record<TargetName, string[]> = {
  "linux-x64": ["deb", "AppImage"],
  "linux-arm64": ["deb", "AppImage"],
  "win32-x64": ["nsis"],
};
