// How long until an hour: days, hours, minutes and seconds, counted in the browser.
const SECOND = 1000;

function timeUntil(moment) {
  const seconds = Math.max(0, Math.round((new Date(moment) - Date.now()) / SECOND));
  const parts = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const days = Math.floor(seconds / 86400);
  const clock = parts.map((part) => String(part).padStart(2, "0")).join(":");
  return seconds ? `${days ? `${days} × 24:00:00 + ` : ""}${clock}` : "";
}

function updateCountdowns() {
  for (const one of document.querySelectorAll("[data-countdown]")) {
    const time = timeUntil(one.dateTime);
    one.textContent = time && one.dataset.countdown.replace("{left}", time);
  }
}

updateCountdowns();
setInterval(updateCountdowns, SECOND);
