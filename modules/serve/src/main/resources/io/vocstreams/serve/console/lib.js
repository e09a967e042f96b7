import { h, render, Fragment } from '/console/lib/preact.mjs';
import { useState, useEffect, useMemo, useRef, useCallback } from '/console/lib/hooks.mjs';
import htm from '/console/lib/htm.mjs';

export const html = htm.bind(h);
export { render, Fragment, useState, useEffect, useMemo, useRef, useCallback };
