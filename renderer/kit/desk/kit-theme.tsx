import { ConfigProvider, type ThemeConfig } from "antd";
import english from "antd/locale/en_US";
import chinese from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { type ReactNode, useMemo } from "react";
import { managerWords } from "../../words/manager.ts";
import { useWords } from "../../words/words.ts";
import { giveStylesTheNonce, styleNonce } from "./style-nonce.ts";

giveStylesTheNonce();

/** The design's tokens (`kit/tokens.css`) as the component kit wants them: it computes with colours, so no variables. */
const theme: ThemeConfig = {
  token: {
    colorPrimary: "#00573f",
    colorInfo: "#00573f",
    colorLink: "#00573f",
    colorError: "#8f170e",
    colorWarning: "#ffc83d",
    colorText: "#15201c",
    colorTextHeading: "#15201c",
    colorTextSecondary: "#454e4a",
    colorTextTertiary: "#454e4a",
    colorTextPlaceholder: "#5d6662",
    colorTextDisabled: "#5d6662",
    colorBorder: "#6b7671",
    colorBorderSecondary: "#d3d9d5",
    controlItemBgActive: "#e6f0eb",
    controlItemBgHover: "#f2f4f1",
    fontFamily: "var(--text)",
    fontSize: 18,
    fontSizeSM: 16,
    borderRadius: 6,
    borderRadiusSM: 4,
    controlHeight: 48,
    controlHeightSM: 40,
    lineWidthFocus: 4,
    motion: false,
  },
  components: {
    Table: {
      headerBg: "#f2f4f1",
      headerColor: "#454e4a",
      headerSplitColor: "transparent",
      rowHoverBg: "#f2f4f1",
      cellPaddingBlock: 10,
      cellPaddingInline: 16,
      borderColor: "#d3d9d5",
    },
    Select: { optionSelectedColor: "#00573f" },
    DatePicker: { cellHeight: 36, cellWidth: 48 },
  },
};

/** The component kit of the office pages, in this hall's colours, language and content policy. */
export function KitTheme({ children }: { children: ReactNode }) {
  const { language } = useWords(managerWords);
  const csp = useMemo(() => {
    const nonce = styleNonce();
    return nonce === undefined ? {} : { nonce };
  }, []);
  dayjs.locale(language === "zh" ? "zh-cn" : "en");
  return (
    <ConfigProvider
      theme={theme}
      locale={language === "zh" ? chinese : english}
      csp={csp}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  );
}
