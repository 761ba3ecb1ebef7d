import { Icon } from "../../kit/icon.tsx";

const figures = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
const gap = [""];

interface FigureKeysProps {
  onFigure: (figure: string) => void;
  onErase: () => void;
  /** What the key that takes the last figure away is called. */
  erase: string;
  /** Keys between 9 and 0, such as X. */
  more?: readonly string[];
}

/** As large as the kiosk's other keys. */
export function FigureKeys({ onFigure, onErase, erase, more = gap }: FigureKeysProps) {
  return (
    <div className="apply__figures">
      {[...figures, ...more, "0"].map((figure) =>
        figure === "" ? (
          <span key="gap" />
        ) : (
          <button key={figure} type="button" className="key digits" onClick={() => onFigure(figure)}>
            {figure}
          </button>
        ),
      )}
      <button type="button" className="key" aria-label={erase} onClick={onErase}>
        <Icon name="backspace" />
      </button>
    </div>
  );
}
