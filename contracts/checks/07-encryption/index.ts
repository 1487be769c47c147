import type { Check } from "../../support/check.js";
import { products } from "./products.js";
import { theSwitch } from "./switch.js";

/** Chapter 7: the product's encryption. */
export const encryption: Check[] = [...theSwitch, ...products];
