// Order matters: fonts, values, ground, then parts, and what must win last.
import "@fontsource-variable/source-serif-4/opsz.css";
import "@fontsource-variable/commissioner/wght.css";
import "./tokens.css";
import "./base.css";
import "./frame.css";
import "./components.css";
import "./surfaces.css";
import "./fields.css";
import "./overlays.css";
import "./parts.css";
import "./charts.css";
import "./print.css";
