// What libraries of fifteen years ago did to every page they were on.
/* global window */
Array.prototype.remove = function (value) {
  const at = this.indexOf(value);
  if (at >= 0) this.splice(at, 1);
  return this;
};
Array.prototype.toJSON = function () {
  return '[' + this.join(',') + ']';
};
Object.prototype.eachKey = function (visit) {
  for (const name in this) visit(name, this[name]);
};

const fetchBefore = window.fetch;
window.fetchCount = 0;
window.fetch = function () {
  window.fetchCount += 1;
  return fetchBefore.apply(this, arguments);
};
