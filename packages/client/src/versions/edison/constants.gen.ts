// Generated from openapi/ by `npm run generate`. Do not edit.

/** The API version from which this package was generated. The client sends it as `X-API-Version` by default. */
export const API_VERSION = "2026-01-29.edison";

/** The base URL of the API in production. */
export const PRODUCTION_URL = "https://api.nomos.energy";

/** All known statuses, in the order of the API. */
export const METER_ORDER_STATUSES = [
  "waiting",
  "ordered",
  "checked",
  "installation_planning",
  "installation_scheduled",
  "installation_waiting",
  "installation_finished",
  "activated",
  "installed",
  "pre_installed",
  "cancelled",
  "intended",
  "blocked",
  "blocked_wim",
] as const;

/** The typical lifecycle of an order, first to last. An order may skip statuses. */
export const TYPICAL_LIFECYCLE = [
  "intended",
  "waiting",
  "ordered",
  "checked",
  "installation_planning",
  "installation_scheduled",
  "installation_waiting",
  "installation_finished",
  "installed",
  "activated",
] as const;

/** The known statuses that never change. */
export const FINAL_STATUSES = [
  "activated",
  "pre_installed",
  "cancelled",
] as const;

/** The known statuses of an order that is on hold. */
export const HOLD_STATUSES = [
  "blocked",
  "blocked_wim",
] as const;

/** The phase of every known status. */
export const STATUS_PHASES = {
  "waiting": "open",
  "ordered": "open",
  "checked": "open",
  "installation_planning": "open",
  "installation_scheduled": "open",
  "installation_waiting": "open",
  "installation_finished": "open",
  "activated": "final",
  "installed": "open",
  "pre_installed": "final",
  "cancelled": "final",
  "intended": "before",
  "blocked": "hold",
  "blocked_wim": "hold",
} as const;

/** The meaning of every known status. */
export const STATUS_DESCRIPTIONS = {
  "waiting": "The customer requested a smart meter. The order has not been sent to the meter provider yet, often because its MaLo or MeLo is missing.",
  "ordered": "The order was sent to the meter provider.",
  "checked": "The meter provider checked the site and agreed to fulfill the order.",
  "installation_planning": "The meter provider is planning the installation and may be waiting for the customer to agree to a date.",
  "installation_scheduled": "The meter provider has set a date with the customer, who may still need to confirm it.",
  "installation_waiting": "The meter provider is waiting for the installation to start. The customer may still need to confirm the date.",
  "installation_finished": "The meter provider has finished the installation, and the data of the new meter was sent to the network operator.",
  "activated": "The smart meter is live and can be used to transmit consumption data automatically.",
  "installed": "The smart meter is installed.",
  "pre_installed": "The site already has a smart meter, so nothing needs to be installed.",
  "cancelled": "The order was canceled.",
  "intended": "The customer is interested but has not completed the order.",
  "blocked": "The order is on hold in the Nomos system until an administrator approves it.",
  "blocked_wim": "The order is on hold in the WiM process until the network operator confirms the installation. WiM is the standardized German market process for switching the metering operator.",
} as const;

/** All known meter providers. */
export const METER_ORDER_PROVIDERS = [
  "energy-metering",
  "metrify",
  "inexogy",
] as const;

/** The name and role of every known meter provider. */
export const PROVIDER_DESCRIPTIONS = {
  "energy-metering": "energy metering installs and operates the meter.",
  "metrify": "Metrify installs and operates the meter.",
  "inexogy": "inexogy installs and operates the meter.",
} as const;
