/** Time limits as pages see them. Days are working days, dates are local dates. */
import { z } from "zod";
import { lights } from "./intake.ts";

/** 绿 in time, 黄 soon due, 红 late. */
export const light = z.enum(lights);
export type Light = z.infer<typeof light>;

/** Who is told that something is late, from the one who handles it upwards: 窗口/经办, 部门负责人, 大厅, 督查. */
export const limitTiers = ["handler", "head", "manager", "supervisor"] as const;
export const limitTier = z.enum(limitTiers);
export type LimitTier = z.infer<typeof limitTier>;
