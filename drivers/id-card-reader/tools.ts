export { tryIdCardReader as tryOut } from "./cli.ts";
export { simulateIdCardReader as simulate } from "./dock.ts";
