/** Made-up people who work in the invented city hall. */
import type { QueryValue } from "../../hall-server/contract/queries.ts";
import type { StaffRole } from "../../hall-server/contract/roles.ts";

type Member = QueryValue<"staff:list">["staff"][number];

const member = (
  user: string,
  staffNumber: string,
  role: StaffRole,
  name: string,
  isActive = true,
): Member => ({
  user,
  staffNumber,
  role,
  name,
  isActive,
  unitIds: role === "reviewer" || role === "head" ? ["housing"] : [],
  siteId: null,
});

export const cityStaff: QueryValue<"staff:list"> = {
  staff: [
    member("wanqi.jia", "0301", "clerk", "万俟甲"),
    member("sima.yi", "0302", "clerk", "司马乙"),
    member("shangguan.bing", "0303", "clerk", "上官丙", false),
    member("ouyang.ding", "0501", "reviewer", "欧阳丁"),
    member("xiahou.wu", "0601", "head", "夏侯戊"),
    member("zhuge.ji", "0701", "guide", "诸葛己"),
    member("wenren.geng", "0801", "agent", "闻人庚"),
    member("dongfang.xin", "0901", "manager", "东方辛"),
    member("huangfu.ren", "0951", "supervisor", "皇甫壬"),
  ],
  units: [
    {
      id: "housing",
      name: { zh: "市住房和城乡建设局", en: "Housing and Construction" },
      office: { zh: "建设项目审批办公室", en: "Construction project approval" },
    },
    {
      id: "natural-resources",
      name: { zh: "市自然资源局", en: "Natural Resources" },
      office: { zh: "建设项目审批办公室", en: "Construction project approval" },
    },
    {
      id: "health",
      name: { zh: "市卫生健康委员会", en: "Health Commission" },
      office: { zh: "综合事务审批办公室", en: "General approval" },
    },
  ],
};
