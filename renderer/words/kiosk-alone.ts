/** The part of the kiosk's words for when it gives numbers by itself: the hall is not heard. */
export const aloneZh = {
  aloneStrip: "大厅网络中断，仍可取号。叫号请看大屏、听广播。",
  aloneHelp: "网络中断，请招呼工作人员",
  aloneHome: "大厅网络中断，仍可取号",
  aloneShort: "可以取号",
  aloneNoneShort: "请到导办台取号",
  aloneNoneTitle: "这里的号取完了",
  aloneNoneTodo: "大厅网络中断，请到导办台取号。",
  aloneNoneMore: "别的事还可以在这里取号。已经取的号不会丢。",
  aloneAhead: "前面几人，现在查不到",
  aloneAheadMore: "网络恢复后按取号先后叫号，叫到会上大屏、有广播。",
  aloneScanTitle: "网络恢复后，扫一扫看排队",
  aloneScanMore: "现在请听广播、看大屏，不要走远。",
  aloneMyTurn: "请看大屏，听叫号",
  aloneMyTurnMore: "大厅网络中断，您的号不会丢。请看大屏、听广播，或到导办台问一问。",
};

export const aloneEn: Record<keyof typeof aloneZh, string> = {
  aloneStrip: "The hall's network is down; numbers are still given.",
  aloneHelp: "Network is down: wave to staff",
  aloneHome: "Network is down; numbers are still given",
  aloneShort: "Take a number",
  aloneNoneShort: "Ask at the guide desk",
  aloneNoneTitle: "No numbers left here",
  aloneNoneTodo: "The hall's network is down. Please take your number at the guide desk.",
  aloneNoneMore: "Numbers for other things are still given here. Numbers already taken are safe.",
  aloneAhead: "The line cannot be seen now",
  aloneAheadMore: "Everybody is called in the order of arrival: watch the screen and listen.",
  aloneScanTitle: "Scan once the network is back",
  aloneScanMore: "Until then listen and watch the screen; please stay near.",
  aloneMyTurn: "Watch the screen and listen",
  aloneMyTurnMore:
    "The hall's network is down. Your number is safe: watch the screen, listen, or ask at the guide desk.",
};
