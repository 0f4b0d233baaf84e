// The page's own style sheets, in order. The composition root imports this file once.
import "./fonts.css";
import "./tokens.css";
import "./base.css";
