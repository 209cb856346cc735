// For pages that have a button to save an activity, and no other script of the lists.

import { keepButtons } from "./save.js";

keepButtons();
