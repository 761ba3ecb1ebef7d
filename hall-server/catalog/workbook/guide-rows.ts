/** The last sheet: what may stand in which column, with the codes of this hall. Reading passes it over. */
import type { ItemSurroundings } from "../versions/check-item.ts";
import * as words from "./codes.ts";

export function guideRows({ named, routing, unitIds }: ItemSurroundings): string[][] {
  const coded = (heading: string, table: Record<string, string>) => [
    heading,
    Object.values(table).join("、"),
  ];
  const namedIds = (heading: string, list: readonly { id: string; name: { zh: string } }[]) => [
    heading,
    list.map(({ id, name }) => `${id}（${name.zh}）`).join("、"),
  ];
  return [
    ["栏目", "可以填写的内容", "说明"],
    ["事项编码", "字母、数字、“-”“.”", "同一事项永远用同一个编码；其他工作表用它指明属于哪个事项"],
    ["删去的列、工作表", "", "没有的列和工作表保持原样；有的工作表写明该事项的全部内容"],
    ["多项内容", "", "设定依据、受理条件、受理标准等每行一项；编码之间用顿号"],
    ["公式", "不能填写", "以 =、@、+、- 开头的内容和公式都会被退回"],
    coded("行使层级", words.levels),
    coded("办件类型", words.kinds),
    coded("事项类型", words.types),
    coded("权力来源", words.powerSources),
    coded("赋权方式", words.empowerments),
    coded("实施主体性质", words.bodyKinds),
    coded("服务对象", words.audiences),
    coded("法定时限单位", words.lawUnits),
    coded("通办范围", words.serviceAreas),
    coded("办理标签", words.tags),
    coded("结果类型", words.resultTypes),
    coded("材料类型", words.materialTypes),
    coded("材料形式", words.materialForms),
    coded("来源渠道", words.materialSources),
    coded("字段类型", words.fieldTypes),
    coded("自动填写", words.fieldSources),
    coded("不早于、不晚于", words.dateBounds),
    coded("特别程序", words.specialSteps),
    ["选项", "编码=名称", "每行一个，例如 east=东村"],
    ["是否", "是、否", "空白就是否"],
    namedIds("分类", named.categories),
    namedIds("部门", named.domains),
    namedIds("主题", named.lifeEvents),
    ["专属队列", routing.queueIds.join("、"), "空白就按大厅的分配规则"],
    ["审批单位", unitIds.join("、"), "空白就按部门"],
  ];
}
