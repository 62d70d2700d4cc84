// The old page's own script: jQuery shows a procedure inside a form whose controls hide the form's methods.
/* global $, document */
$(function () {
  $('#mo-khai-sinh').on('click', function () {
    const form = document.createElement('form');
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = 'querySelectorAll';
    const detail = document.createElement('dvc-procedure-detail');
    detail.setAttribute('code', '1.001193');
    $(form).append(field, detail);
    $('#cho-trong').empty().append(form);
  });
});
