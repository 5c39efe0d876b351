window.heard = {};
document.querySelectorAll("input,textarea").forEach((each) => { each.value = ""; each.oninput = () => { window.heard[each.name] = each.value; }; });
