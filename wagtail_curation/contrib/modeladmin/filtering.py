"""django-filter in wagtail-modeladmin’s listings."""

from wagtail_modeladmin.views import IndexView

from wagtail_curation.admin.exports import SafeCells


class FilterSetIndexView(SafeCells, IndexView):
    """A listing narrowed by the ``filterset_class`` of its ModelAdmin."""

    def get_filters_params(self, params=None):
        # What is left here is taken for lookups on the model.
        left = super().get_filters_params(params)
        filters = self.model_admin.filterset_class.base_filters
        return {name: value for name, value in left.items() if name not in filters}

    def get_base_queryset(self, request=None):
        queryset = super().get_base_queryset(request)
        data = request.GET if request is not None else self.request.GET
        self.filterset = self.model_admin.filterset_class(
            data, queryset=queryset, request=request
        )
        return self.filterset.qs

    def get_context_data(self, **kwargs):
        return super().get_context_data(filterset=self.filterset, **kwargs)
