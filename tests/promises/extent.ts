export { extent, isFull } from "../../drivers/testing/extent.ts";
