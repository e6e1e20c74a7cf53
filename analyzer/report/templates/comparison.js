/* The choice to see only the kinds of data that differ. */
(() => {
  const box = document.getElementById("only-changes");
  if (!box) return;
  const section = document.getElementById("matrix");
  box.addEventListener("change", () => section.classList.toggle("changes", box.checked));
})();
